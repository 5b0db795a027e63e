import { Button, Stack, Text, Title } from '@mantine/core';
import { IconBraces, IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ButtonLink } from '#components/links/button-link.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { apiKeysOptions } from './api/list-api-keys.ts';
import { KeyTable } from './components/key-table.tsx';
import { QuickStart } from './components/quick-start.tsx';

const CreateKeyDialog = lazy(() => import('./components/create-key-dialog.tsx'));

/** Keys for programs, and how to begin. */
export function DevelopersPage() {
  const { data: keys, error, isPending, refetch } = useQuery(apiKeysOptions());
  const [creating, setCreating] = useState(false);
  // Stays mounted after the first time, so that closing can be seen.
  const [everCreated, setEverCreated] = useState(false);
  if (creating && !everCreated) setEverCreated(true);
  useShortcut({ keys: 'n', label: 'New API key' }, () => setCreating(true));
  return (
    <Page>
      <PageHead
        title="Developers"
        sentence="Programs can do all that people can, through one GraphQL API."
        actions={
          <>
            <ButtonLink
              to="/dev/explorer"
              variant="default"
              leftSection={<IconBraces size={18} aria-hidden />}
            >
              API explorer
            </ButtonLink>
            <Button
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setCreating(true)}
            >
              New API key
            </Button>
          </>
        }
      />
      <Stack gap="xl">
        <section aria-labelledby="keys-heading">
          <Title order={2} id="keys-heading" mb="sm">
            API keys
          </Title>
          {isPending && <RowSkeletons height={56} rows={3} />}
          {error !== null && (
            <ErrorState
              error={error}
              title="Your keys cannot be shown"
              onRetry={() => void refetch()}
            />
          )}
          {keys?.length === 0 && (
            <Empty icon={IconKey} title="No API key yet">
              A key lets a program act for you, as far as its scopes go. Make one, then try the
              first call below.
            </Empty>
          )}
          {keys !== undefined && keys.length > 0 && <KeyTable keys={keys} />}
        </section>
        <section aria-labelledby="start-heading">
          <Title order={2} id="start-heading" mb={4}>
            Quick start
          </Title>
          <Text c="dimmed" size="sm" mb="md">
            Put your key into the shell once: <code>export EXCHANGE_KEY=…</code>
          </Text>
          <QuickStart />
        </section>
      </Stack>
      <Suspense fallback={null}>
        {everCreated && <CreateKeyDialog opened={creating} onClose={() => setCreating(false)} />}
      </Suspense>
    </Page>
  );
}
