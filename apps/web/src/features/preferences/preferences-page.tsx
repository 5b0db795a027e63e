import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { preferencesOptions } from '#lib/performer/preferences.ts';
import { PreferencesForm } from './components/preferences-form.tsx';

/** What a performer wishes: it decides what is brought near and what comes first. */
export function PreferencesPage() {
  const query = useQuery(preferencesOptions());
  const preferences = query.data?.myself.preferences;
  return (
    <Page width="reading">
      <PageHead
        title="Preferences"
        sentence="They decide what is brought near you and what comes first. Nothing is withheld from you."
      />
      {query.isPending && (
        <Stack gap="lg" role="status" aria-label="Loading">
          <Skeleton height={150} radius="lg" />
          <Skeleton height={260} radius="lg" />
          <Skeleton height={150} radius="lg" />
        </Stack>
      )}
      {query.isError && !query.data && (
        <ErrorState
          error={query.error}
          title="Your preferences cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data && preferences && (
        <PreferencesForm
          key={JSON.stringify(preferences)}
          preferences={preferences}
          categories={query.data.categories}
        />
      )}
    </Page>
  );
}
