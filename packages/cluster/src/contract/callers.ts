import type { ProcedureName } from './procedures.ts';

/** The name in the credential of every gateway. No node may be called so. */
export const gatewayCaller = 'gateway';

/** What people and operators ask for by way of a gateway; nodes have no business with it. */
const forGateways: ReadonlySet<ProcedureName> = new Set<ProcedureName>([
  'createUser',
  'endLeases',
  'follow',
  'maintain',
  'listLeases',
  'listParked',
  'listMaintenanceRuns',
  'readFlows',
  'readRepositories',
  'readStats',
]);

export function mayCall(procedure: ProcedureName, caller: string): boolean {
  return caller === gatewayCaller || !forGateways.has(procedure);
}
