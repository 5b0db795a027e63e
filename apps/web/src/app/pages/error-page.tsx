import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link, useRouter } from '@tanstack/react-router';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RequestError } from '#lib/graphql/request-error.ts';
import { MissingRoleError } from '../routes/missing-role-error.ts';

/** A page that could not be shown: not allowed, the exchange away, or a fault of the page. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (error instanceof MissingRoleError) return <MissingRole error={error} />;
  const title =
    error instanceof RequestError ? 'This page cannot be shown now' : 'This page has a fault';
  return (
    <Page width="reading">
      <PageHead title={title} />
      <ErrorState
        error={error}
        title="What happened"
        onRetry={() => {
          // Code that could not be fetched, or is of a newer version, comes with a full load.
          if (!(error instanceof RequestError)) location.reload();
          reset();
          void router.invalidate();
        }}
      />
    </Page>
  );
}

function MissingRole({ error }: { readonly error: MissingRoleError }) {
  const isOperator = error.role === 'OPERATOR';
  const who = error.role === 'PERFORMER' ? 'people who do tasks' : 'people who post tasks';
  return (
    <Page width="reading">
      <PageHead title="Not open to you yet" />
      <Empty
        icon={IconLock}
        title={isOperator ? 'This page is for operators' : `This page is for ${who}`}
        action={
          isOperator ? (
            <Button component={Link} to="/" variant="default">
              Back to your first page
            </Button>
          ) : (
            <Button component={Link} to="/welcome">
              Add this role
            </Button>
          )
        }
      >
        {isOperator
          ? 'An operator of this exchange can give you the role.'
          : 'Your account can hold several roles. Adding one takes a moment.'}
      </Empty>
    </Page>
  );
}
