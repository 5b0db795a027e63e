import { userId, type AccountRole, type Scope } from '@exchange/kernel';
import type { AccountRow } from '../store/find-account.ts';

/** The account in the form of the graph. */
export function showViewer(account: AccountRow, scopes: readonly Scope[]) {
  const roles: AccountRole[] = account.homes.map(({ role }) => role);
  if (account.isOperator) roles.push('operator');
  return {
    id: account.id,
    email: account.email,
    name: account.name,
    roles: roles.map((role) => role.toUpperCase()),
    scopes,
    requester: showUser(account, 'requester'),
    performer: showUser(account, 'performer'),
    homes: account.homes.map(({ role, partitionId, epoch }) => ({
      role: role.toUpperCase(),
      partitionId,
      epoch,
    })),
  };
}

export type ShownViewer = ReturnType<typeof showViewer>;

function showUser(account: AccountRow, role: 'requester' | 'performer') {
  const home = account.homes.find((each) => each.role === role);
  return home === undefined ? null : { id: userId(home.ownerKey) };
}
