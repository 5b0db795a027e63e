import { Alert } from '@mantine/core';

/** Why something was not done; nothing while there is no reason. */
export function Problem({ message }: { readonly message: string | null }) {
  if (message === null) return null;
  return (
    <Alert color="red" role="alert">
      {message}
    </Alert>
  );
}
