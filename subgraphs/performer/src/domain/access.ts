import { requireRole, type Scope } from '@exchange/kernel';
import type { PerformerContext } from '../context.ts';
import type { Home } from '../homes.ts';
import type { Repository } from '../repository.ts';

/** The viewer as a performer, with their partition and the repository of their group. */
export interface Me {
  readonly key: string;
  /** The same account as a requester. */
  readonly ownRequesterKey: string | null;
  readonly home: Home;
  readonly repository: Repository;
}

/** Throws UNAUTHENTICATED, FORBIDDEN, or USER_MOVED when the viewer's data is not on this node. */
export async function requireMe(context: PerformerContext, scope: Scope): Promise<Me> {
  const { performer, requester } = requireRole(context.viewer, 'performer', scope);
  // A role without a home cannot come from the gateway.
  if (performer === null) throw new Error('A performer without an owner key.');
  const home = await context.findHome(performer);
  const repository = await home.find(performer);
  return { key: performer, ownRequesterKey: requester, home, repository };
}
