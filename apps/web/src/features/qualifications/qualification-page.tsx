import { Button, Stack, Text } from '@mantine/core';
import { IconMoodEmpty } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '#components/links/button-link.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { countOf } from '#lib/format/number.ts';
import { showProblem } from '#lib/show-problem.ts';
import { useChangeQualification } from './api/change-qualification.ts';
import { qualificationOptions, type Qualification } from './api/get-qualification.ts';
import { GiveForm } from './components/give-form.tsx';
import { HolderTable } from './components/holder-table.tsx';
import { TermsDialog } from './components/terms-dialog.tsx';
import { termsInWords } from './logic/terms-in-words.ts';

/** One qualification: who holds it, and giving and taking it back. */
export function QualificationPage() {
  const { qualificationId } = useParams({ from: '/qualifications/$qualificationId' });
  const query = useQuery(qualificationOptions(qualificationId));
  if (query.data) return <Details qualification={query.data} />;
  return (
    <Page>
      {query.isPending && <RowSkeletons height={84} rows={3} />}
      {query.isError && (
        <ErrorState
          error={query.error}
          title="The qualification cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && (
        <Empty
          icon={IconMoodEmpty}
          title="There is no such qualification"
          action={<ButtonLink to="/qualifications">All qualifications</ButtonLink>}
        >
          The address may be incomplete, or it belongs to somebody else.
        </Empty>
      )}
    </Page>
  );
}

function Details({ qualification }: { readonly qualification: Qualification }) {
  const { id, name, description, holders, openRequests, retiredAt } = qualification;
  const change = useChangeQualification();
  const [changing, setChanging] = useState(false);
  const isRetired = typeof retiredAt === 'string';
  return (
    <Page>
      <PageHead
        title={name}
        sentence={
          isRetired
            ? 'Put away: nobody gets it any more.'
            : `${countOf(holders ?? 0, 'holder')}, ${countOf(openRequests ?? 0, 'request')} to answer`
        }
        actions={
          isRetired ? undefined : (
            <>
              <Button variant="default" onClick={() => setChanging(true)}>
                Change
              </Button>
              <Button
                variant="default"
                loading={change.isPending}
                onClick={() =>
                  change.mutate(
                    { kind: 'retire', id },
                    { onError: (error) => showProblem('It was not put away', error) },
                  )
                }
              >
                Put away
              </Button>
            </>
          )
        }
      />
      <Stack gap="lg">
        <Text c="dimmed">{termsInWords(qualification)}</Text>
        {description !== '' && <Text className="user-text">{description}</Text>}
        {!isRetired && <GiveForm qualificationId={id} />}
        <HolderTable qualificationId={id} />
      </Stack>
      {changing && <TermsDialog qualification={qualification} onClose={() => setChanging(false)} />}
    </Page>
  );
}
