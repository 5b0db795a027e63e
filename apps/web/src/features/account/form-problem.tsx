import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { RequestError } from '#lib/graphql/request-error.ts';

/** Why a form was not accepted; takes the focus, so that it is read out. */
export function FormProblem({ error }: { readonly error: unknown }) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null && error !== undefined) alert.current?.focus();
  }, [error]);
  if (error === null || error === undefined) return null;
  const message =
    error instanceof RequestError ? error.message : 'Something went wrong. Load the page again.';
  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
    >
      {message}
    </Alert>
  );
}
