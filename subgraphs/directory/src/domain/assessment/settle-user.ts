import { ownerOf, type Viewer } from '@exchange/kernel';
import type { DirectoryDeps } from '../../deps.ts';
import { appendAudit } from '../../store/audit-log.ts';
import { settlePlacement } from '../../store/user-loads.ts';
import { requireOperator } from '../access.ts';
import { invalidInput, notFound } from '../outcomes.ts';

export interface SettleInput {
  readonly ownerKey: string;
  readonly pinned?: boolean | null;
  readonly serviceClass?: string | null;
}

const serviceClasses = ['standard', 'premium'];

/** Where a user may live. Moving them to a partition of another class is then proposed. */
export async function settleUser(deps: DirectoryDeps, viewer: Viewer | null, input: SettleInput) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const { pinned = null, serviceClass = null } = input;
  if (serviceClass !== null && !serviceClasses.includes(serviceClass)) {
    const message = `The service class is one of ${serviceClasses.join(', ')}.`;
    return invalidInput([{ path: 'serviceClass', message }]);
  }
  const ownerKey = ownerOf(input.ownerKey);
  if (ownerKey === null) return notFound('There is no such user.');
  await appendAudit(deps.database, {
    accountId,
    action: 'settleUser',
    target: ownerKey,
    details: {
      ...(pinned === null ? {} : { pinned: String(pinned) }),
      ...(serviceClass === null ? {} : { serviceClass }),
    },
  });
  const user = await settlePlacement(deps.database, ownerKey, pinned, serviceClass);
  if (user === null) return notFound('There is no such user.');
  return { __typename: 'SettleUserSuccess' as const, user };
}
