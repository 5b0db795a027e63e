/** What every node-to-node call carries besides its token and request id. */
export const contractHeaders = {
  /** Version of the contract the caller speaks. */
  version: 'x-exchange-contract',
  /** Milliseconds the caller still waits: a duration, since two machines' clocks differ. */
  deadline: 'x-exchange-deadline-ms',
} as const;

export const contractPath = '/internal/v1';

/** Largest body of a call; callers send less at a time. */
export const largestCallBytes = 16 * 1024 * 1024;
