import type { OwnerKey, Viewer } from '@exchange/kernel';
import { ExchangeError, requireRole } from '@exchange/kernel';

export type Access = 'read' | 'write';

/** The viewer's own key as a requester, when role and scope allow it. */
export function requireRequester(viewer: Viewer | null, access: Access): OwnerKey {
  const { requester } = requireRole(viewer, 'requester', `requester:${access}`);
  // A role without a home cannot come from the gateway.
  if (requester === null) throw new Error('A requester without an owner key.');
  return requester;
}

/** For what only its requester may see. */
export function requireOwner(viewer: Viewer | null, ownerKey: OwnerKey): void {
  if (requireRequester(viewer, 'read') !== ownerKey) {
    throw new ExchangeError('FORBIDDEN', 'Only its requester may see this.');
  }
}
