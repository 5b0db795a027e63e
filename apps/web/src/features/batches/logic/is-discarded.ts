import type { BatchStatus } from '#gql';

interface Life {
  readonly status: BatchStatus;
  readonly publishedAt?: string | null;
}

/** Whether a batch was thrown away as a draft: it ended without ever having been published. */
export function isDiscarded({ status, publishedAt }: Life): boolean {
  return status === 'CANCELLED' && !publishedAt;
}
