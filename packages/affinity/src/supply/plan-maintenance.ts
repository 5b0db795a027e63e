import type { Target } from './target-types.ts';

/** What lies in stock, by type. */
export interface MaintenanceStock {
  readonly typeId: string;
  readonly free: number;
}

/** What the global repository says is left at requester partitions. */
export interface TypeSupply {
  readonly typeId: string;
  readonly partitionId: string;
  readonly availableSlots: number;
}

export interface MaintenanceSettings {
  /** Stock below this share of the target is filled up at once. */
  readonly lowWaterShare: number;
  /** Stock is left alone while at most this many slots are missing, unless it is low. */
  readonly smallestPull: number;
  /** Stock is left alone up to this many times the target, so that small changes cause no traffic. */
  readonly excessFactor: number;
  /** Most slots one run pulls. */
  readonly largestPull: number;
  readonly maximumStock: number;
}

export const defaultMaintenanceSettings = {
  smallestPull: 5,
  excessFactor: 2,
  largestPull: 2_000,
} as const;

export interface TypePlan {
  readonly typeId: string;
  /** Where to ask; null when nothing is asked for. */
  readonly partitionId: string | null;
  readonly target: number;
  readonly stock: number;
  readonly acquire: number;
  readonly release: number;
  /** Slots that stay: leases of the type are renewed up to here. */
  readonly keep: number;
  readonly reason: PlanReason;
}

/** `instead`: of what is wanted more there is too little. */
export type PlanReason =
  | 'enough'
  | 'short'
  | 'nothing-left'
  | 'excess'
  | 'not-wanted'
  | 'full'
  | 'instead';

export interface MaintenancePlan {
  readonly types: readonly TypePlan[];
}

/**
 * Compares target with stock (R4, R6, R7): what to acquire, release and keep of each type. When all
 * of it cannot be pulled at once, the types that miss the largest part of their target come first.
 */
export function planMaintenance(
  target: Target,
  stock: readonly MaintenanceStock[],
  supply: readonly TypeSupply[],
  settings: MaintenanceSettings,
): MaintenancePlan {
  const freeOf = new Map(stock.map((entry) => [entry.typeId, entry.free]));
  const supplyOf = new Map(supply.map((entry) => [entry.typeId, entry]));
  const targetOf = new Map(target.map((entry) => [entry.typeId, entry.slots]));
  const typeIds = new Set([...targetOf.keys(), ...freeOf.keys()]);
  const plans = [...typeIds].map((typeId) =>
    decideType(
      typeId,
      targetOf.get(typeId) ?? 0,
      freeOf.get(typeId) ?? 0,
      supplyOf.get(typeId) ?? null,
      settings,
    ),
  );
  return { types: fitPull(plans, settings) };
}

function decideType(
  typeId: string,
  target: number,
  stock: number,
  supply: TypeSupply | null,
  settings: MaintenanceSettings,
): TypePlan {
  const base = { typeId, partitionId: null, target, stock, acquire: 0, release: 0, keep: stock };
  const most = Math.ceil(target * settings.excessFactor);
  if (stock > most) {
    const reason = target === 0 ? 'not-wanted' : 'excess';
    // Down to the target, not to the limit: otherwise the next accept's return would cross it again.
    return { ...base, release: stock - target, keep: target, reason };
  }
  const missing = target - stock;
  const low = stock < target * settings.lowWaterShare;
  if (missing <= 0 || (!low && missing < settings.smallestPull))
    return { ...base, reason: 'enough' };
  const available = supply?.availableSlots ?? 0;
  if (supply === null || available <= 0) return { ...base, reason: 'nothing-left' };
  const acquire = Math.min(missing, available);
  return { ...base, partitionId: supply.partitionId, acquire, reason: 'short' };
}

function fitPull(plans: readonly TypePlan[], settings: MaintenanceSettings): readonly TypePlan[] {
  const held = plans.reduce((sum, plan) => sum + plan.keep, 0);
  let room = Math.max(0, Math.min(settings.largestPull, settings.maximumStock - held));
  const needy = plans
    .filter((plan) => plan.acquire > 0)
    .sort((one, other) => fillOf(one) - fillOf(other) || compareIds(one, other));
  const granted = new Map<string, number>();
  for (const plan of needy) {
    const acquire = Math.min(plan.acquire, room);
    granted.set(plan.typeId, acquire);
    room -= acquire;
  }
  return plans.map((plan) => {
    const acquire = granted.get(plan.typeId);
    if (acquire === undefined || acquire === plan.acquire) return plan;
    return acquire === 0
      ? { ...plan, partitionId: null, acquire: 0, reason: 'full' }
      : { ...plan, acquire };
  });
}

function fillOf(plan: TypePlan): number {
  return plan.target === 0 ? 1 : plan.stock / plan.target;
}

function compareIds(one: TypePlan, other: TypePlan): number {
  return one.typeId < other.typeId ? -1 : 1;
}
