import { isStorableText, type Viewer } from '@exchange/kernel';
import type { DirectoryDeps } from '../deps.ts';
import { appendAudit } from '../store/audit-log.ts';
import { readMaintenance, writeMaintenance } from '../store/switches.ts';
import { requireOperator } from './access.ts';
import { invalidInput } from './outcomes.ts';

export interface MaintenanceInput {
  readonly on: boolean;
  readonly message?: string | null;
}

const longestMessage = 300;
const usualMessage =
  'The exchange is being maintained: nothing can be changed at the moment, reading goes on. Try again shortly.';

/** Refuses everybody's changes, or takes them again. Operators can go on operating. */
export async function setMaintenanceMode(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  input: MaintenanceInput,
) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const given = input.message?.trim() ?? '';
  if (given.length > longestMessage || !isStorableText(given)) {
    const message = `At most ${longestMessage} characters of plain text.`;
    return invalidInput([{ path: 'message', message }]);
  }
  const message = input.on ? given || usualMessage : '';
  await appendAudit(deps.database, {
    accountId,
    action: 'setMaintenanceMode',
    target: 'cluster',
    details: { on: String(input.on), message },
  });
  await writeMaintenance(deps.database, { on: input.on, message }, accountId);
  return {
    __typename: 'SetMaintenanceModeSuccess' as const,
    maintenance: await readMaintenance(deps.database),
  };
}
