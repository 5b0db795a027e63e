import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { IconTemplateOff } from '@tabler/icons-react';
import { ButtonLink } from '#components/links/button-link.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { taskTypeOptions } from './api/get-task-type.ts';
import { LockedType } from './components/locked-type.tsx';
import { TypeEditor } from './components/type-editor.tsx';
import { draftOf } from './logic/draft-of.ts';

/** One task type: its editor, or what it says once published work uses it. */
export function TypePage() {
  const { typeId } = useParams({ from: '/types/$typeId' });
  const { data: type, error, refetch, isPending } = useQuery(taskTypeOptions(typeId));
  if (type) {
    if (type.locked) return <LockedType type={type} />;
    return (
      <TypeEditor
        key={typeId}
        id={typeId}
        initial={draftOf(type)}
        currency={type.reward.currency}
      />
    );
  }
  return (
    <Page width="full">
      {isPending && <RowSkeletons height={120} rows={4} />}
      {error !== null && (
        <ErrorState
          error={error}
          title="This task type cannot be shown"
          onRetry={() => void refetch()}
        />
      )}
      {!isPending && error === null && (
        <Empty
          icon={IconTemplateOff}
          title="There is no such task type"
          action={<ButtonLink to="/types">All task types</ButtonLink>}
        >
          It may belong to another account.
        </Empty>
      )}
    </Page>
  );
}
