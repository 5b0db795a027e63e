import type { SupplyConfig } from './config-schema.ts';
import type { SupplySettings } from './node-module.ts';

/** The cluster file's supply section as the modules of a node take it. */
export function supplySettingsOf(supply: SupplyConfig): SupplySettings {
  return {
    leaseSeconds: supply.leaseSeconds,
    maintenanceSeconds: supply.maintenanceSeconds,
    periodSeconds: supply.periodSeconds,
    lowWaterShare: supply.lowWaterShare,
    minimumTarget: Math.min(supply.minTarget, supply.maxStock),
    maximumStock: supply.maxStock,
    queueLimit: supply.maxQueue,
    overdueSeconds: supply.overdueSeconds,
    grants: supply.grants,
    groupInformation: supply.groupInformation,
    taskInformation: supply.taskInformation,
    push: supply.push,
    measure: supply.measure,
    serviceLevel: supply.serviceLevel,
  };
}
