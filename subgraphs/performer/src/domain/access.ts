import { ExchangeError, type Scope, type Viewer } from '@exchange/kernel';
import type { PerformerContext } from '../context.ts';
import type { Repository } from '../repository.ts';

/** The viewer as a performer, with the repository of their partition. */
export interface Me {
  readonly key: string;
  /** The same account as a requester. */
  readonly ownRequesterKey: string | null;
  readonly repository: Repository;
}

export function requireViewer(viewer: Viewer | null): Viewer {
  if (viewer !== null) return viewer;
  throw new ExchangeError('UNAUTHENTICATED', 'Sign in first, or send an API key.');
}

/** Throws UNAUTHENTICATED, FORBIDDEN, or USER_MOVED when the viewer's data is not on this node. */
export async function requireMe(context: PerformerContext, scope: Scope): Promise<Me> {
  const viewer = requireViewer(context.viewer);
  if (viewer.performer === null || !viewer.roles.includes('performer')) {
    throw new ExchangeError(
      'FORBIDDEN',
      'This is for performers: add the role "performer" to your account.',
    );
  }
  if (!viewer.scopes.includes(scope)) {
    throw new ExchangeError('FORBIDDEN', `This needs the scope ${scope}: use a key that has it.`);
  }
  return {
    key: viewer.performer,
    ownRequesterKey: viewer.requester,
    repository: await context.findRepository(viewer.performer),
  };
}
