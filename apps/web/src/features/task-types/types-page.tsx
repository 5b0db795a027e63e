import { Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { IconTemplate } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ButtonLink } from '#components/links/button-link.tsx';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { useListKeys } from '#lib/shortcuts/use-list-keys.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { taskTypesOptions } from './api/list-task-types.ts';
import { TypeRow } from './components/type-row.tsx';
import classes from './components/type-row.module.css';

/** The requester's task types. */
export function TypesPage() {
  const { archived = false } = useSearch({ from: '/types' });
  const navigate = useNavigate();
  const query = useInfiniteQuery(taskTypesOptions(archived));
  const types = flattenPages(query.data?.pages ?? [], (type) => type.id);
  const { current } = useListKeys(types.map((type) => type.id));
  useShortcut({ keys: 'n', label: 'New task type' }, () => void navigate({ to: '/types/new' }));

  return (
    <Page>
      <PageHead
        title="Task types"
        sentence="Terms and form that many tasks share. Make one, then upload the rows."
        actions={<ButtonLink to="/types/new">New task type</ButtonLink>}
      />
      <Tabs
        value={archived ? 'archived' : 'current'}
        onChange={(tab) =>
          void navigate({ to: '/types', search: tab === 'archived' ? { archived: true } : {} })
        }
        mb="md"
      >
        <Tabs.List>
          <Tabs.Tab value="current">In use</Tabs.Tab>
          <Tabs.Tab value="archived">Put away</Tabs.Tab>
        </Tabs.List>
      </Tabs>
      {query.isPending && <RowSkeletons height={84} rows={4} />}
      {query.error !== null && types.length === 0 && (
        <ErrorState
          error={query.error}
          title="Your task types cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && types.length === 0 && <NoTypes archived={archived} />}
      <ul className={classes.list}>
        {types.map((type) => (
          <TypeRow key={type.id} type={type} current={current === type.id} />
        ))}
      </ul>
      <LoadMore query={query} noun="task types" />
    </Page>
  );
}

function NoTypes({ archived }: { readonly archived: boolean }) {
  if (archived) {
    return (
      <Empty icon={IconTemplate} title="Nothing put away">
        Task types that you no longer need can be put away. Work published with them goes on.
      </Empty>
    );
  }
  return (
    <Empty
      icon={IconTemplate}
      title="No task type yet"
      action={
        <ButtonLink variant="default" to="/types/new" search={{ start: 'sentiment' }}>
          Start from an example
        </ButtonLink>
      }
    >
      A task type says what people do, what they earn and what they see. Examples of many kinds are
      ready to be changed.
    </Empty>
  );
}
