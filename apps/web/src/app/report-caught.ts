import { MissingRoleError } from './routes/missing-role-error.ts';

/**
 * Writes an error that a page caught to the console. Somebody without the role of a page is an
 * expected state, which has a page of its own: that is no news for whoever reads the console.
 */
export function reportCaught(error: unknown): void {
  if (!(error instanceof MissingRoleError)) console.error(error);
}
