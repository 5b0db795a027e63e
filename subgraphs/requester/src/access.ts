import type { OwnerKey, Viewer } from '@exchange/kernel';
import { ExchangeError } from '@exchange/kernel';

export type Access = 'read' | 'write';

/** Throws UNAUTHENTICATED when nobody is signed in. */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (viewer === null) throw new ExchangeError('UNAUTHENTICATED', 'Sign in, or send an API key.');
  return viewer;
}

/** The viewer's own key as a requester, when role and scope allow it. */
export function requireRequester(viewer: Viewer | null, access: Access): OwnerKey {
  const { requester, roles, scopes } = requireViewer(viewer);
  if (requester === null || !roles.includes('requester')) {
    throw new ExchangeError('FORBIDDEN', 'This is for requesters: add the role to your account.');
  }
  if (!scopes.includes(`requester:${access}`)) {
    throw new ExchangeError('FORBIDDEN', `This needs the scope requester:${access}.`);
  }
  return requester;
}

/** For what only its requester may see. */
export function requireOwner(viewer: Viewer | null, ownerKey: OwnerKey): void {
  if (requireRequester(viewer, 'read') !== ownerKey) {
    throw new ExchangeError('FORBIDDEN', 'Only its requester may see this.');
  }
}
