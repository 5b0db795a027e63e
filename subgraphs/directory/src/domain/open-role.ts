import { placeUser } from '@exchange/cluster';
import { ExchangeError, scopes, type Viewer } from '@exchange/kernel';
import type { DirectoryDeps } from '../deps.ts';
import { findAccount } from '../store/find-account.ts';
import { requireSession } from './access.ts';
import { checkOpenRole, type OpenRoleInput } from './check-open-role.ts';
import { invalidInput, type InvalidInput } from './outcomes.ts';
import { showViewer, type ShownViewer } from './show-viewer.ts';

export interface OpenRoleSuccess {
  readonly __typename: 'OpenRoleSuccess';
  readonly viewer: ShownViewer;
}

/** Adds a role to the viewer's account and gives it a home. Repeating it changes nothing. */
export async function openRole(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  input: OpenRoleInput,
): Promise<OpenRoleSuccess | InvalidInput> {
  const { accountId, scopes: held } = requireSession(viewer);
  const account = await findAccount(deps.database, accountId);
  if (account === null) throw new ExchangeError('UNAUTHENTICATED', 'Sign in again.');
  const checked = checkOpenRole(input, account.name);
  if (!checked.ok) return invalidInput(checked.error);
  const role = checked.value;
  const home = await placeUser(
    {
      ...{ database: deps.database, nodes: deps.nodes, policy: deps.policy },
      region: deps.config.gateway.region,
      serviceClass: deps.config.gateway.serviceClass,
    },
    { accountId, ...role },
  );
  await deps.directory.refreshHome(home.ownerKey);
  const opened = (await findAccount(deps.database, accountId)) ?? account;
  // The session has the scopes of the new role from its next request on: say so already.
  const gained = scopes.filter(
    (scope) => scope.startsWith(`${role.role}:`) && !held.includes(scope),
  );
  return { __typename: 'OpenRoleSuccess', viewer: showViewer(opened, [...held, ...gained]) };
}
