import type { MaintenancePlan, Target } from '@exchange/affinity';
import type { MaintenanceDetail } from '../store/maintenance-runs.ts';
import type { Acquired } from './acquire-planned.ts';
import { describePlan } from './describe-plan.ts';
import type { PlannedType } from './maintenance-memory.ts';

export interface PlanOutcome {
  readonly target: Target;
  readonly plan: MaintenancePlan;
  /** Types far and near; a later one of the same id wins. */
  readonly types: readonly {
    readonly typeId: string;
    readonly title: string;
    readonly category: string;
  }[];
  readonly acquired: Pick<Acquired, 'byType' | 'reasons'>;
  /** Leases by type. */
  readonly renewed: ReadonlyMap<string, number>;
  /** Slots by type. */
  readonly released: ReadonlyMap<string, number>;
}

export interface PlanRecord {
  readonly plans: ReadonlyMap<string, PlannedType>;
  /** One for each type that was planned for. */
  readonly details: readonly MaintenanceDetail[];
}

/** What was planned for each type and what came of it, in figures and words. */
export function recordPlan(outcome: PlanOutcome): PlanRecord {
  const { acquired, renewed, released } = outcome;
  const targets = new Map(outcome.target.map((entry) => [entry.typeId, entry]));
  const types = new Map(outcome.types.map((type) => [type.typeId, type]));
  const plans = new Map<string, PlannedType>();
  const details = outcome.plan.types.map((type): MaintenanceDetail => {
    const { typeId } = type;
    const target = targets.get(typeId);
    const { title = '', category = '' } = types.get(typeId) ?? {};
    const expected = Math.round((target?.expected ?? 0) * 100) / 100;
    const why = describePlan({
      plan: type.reason,
      target: target?.reason,
      shortage: acquired.reasons.get(typeId),
    });
    plans.set(typeId, { title, category, target: type.target, expected, why });
    return {
      typeId,
      title,
      partitionId: type.partitionId,
      target: type.target,
      stock: type.stock,
      expected,
      asked: type.acquire,
      got: acquired.byType.get(typeId) ?? 0,
      renewed: renewed.get(typeId) ?? 0,
      released: released.get(typeId) ?? 0,
      reason: why,
    };
  });
  return { plans, details };
}
