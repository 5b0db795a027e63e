import { decideOffer } from '@exchange/affinity';
import type { GrantedLease, ProcedureCall } from '@exchange/cluster';
import type { Expectations } from './expect-offered.ts';

export interface TakingInput {
  readonly leases: ProcedureCall<'offer'>['leases'];
  readonly listed: ProcedureCall<'offer'>['listed'];
  readonly expected: Expectations;
  /** Free slots that lie here, by type. */
  readonly stock: ReadonlyMap<string, number>;
  /** Slots for which there is room. */
  readonly room: number;
  readonly periodSeconds: number;
  readonly now: Date;
}

export interface Taking {
  /** Leases with the slots that are kept of them. */
  readonly kept: readonly GrantedLease[];
  /** Slots that go back, by lease. */
  readonly back: readonly {
    readonly leaseId: string;
    readonly requesterKey: string;
    readonly slots: number;
  }[];
  readonly taken: ReadonlyMap<string, number>;
  /** Why not all of it, by type. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** What is taken of a push, lease by lease in the order in which they came: whole ones, then a part. */
export function decideTaking(input: TakingInput): Taking {
  const taken = new Map<string, number>();
  const reasons = new Map<string, string>();
  const kept: GrantedLease[] = [];
  const back: { leaseId: string; requesterKey: string; slots: number }[] = [];
  let { room } = input;
  const byType = Map.groupBy(input.leases, (lease) => lease.typeId);
  const listed = new Map(input.listed.map(({ typeId, slots }) => [typeId, slots]));
  for (const typeId of new Set([...byType.keys(), ...listed.keys()])) {
    const leases = byType.get(typeId) ?? [];
    const offered = leases.reduce((sum, { slots }) => sum + slots, 0) + (listed.get(typeId) ?? 0);
    const expected = input.expected.get(typeId);
    const alive = leases.filter(({ expiresAt }) => expiresAt > input.now);
    const { take, answer } = decideOffer({
      offered,
      stock: input.stock.get(typeId) ?? 0,
      expected: expected === undefined ? null : (expected ?? 0),
      room,
      periodSeconds: input.periodSeconds,
      secondsLeft: secondsUntil(earliestDeadline(alive), input.now),
    });
    let left = take;
    for (const lease of leases) {
      const keep = lease.expiresAt > input.now ? Math.min(left, lease.slots) : 0;
      left -= keep;
      if (keep > 0) kept.push({ ...lease, slots: keep });
      const { leaseId, requesterKey } = lease;
      if (keep < lease.slots) back.push({ leaseId, requesterKey, slots: lease.slots - keep });
    }
    const got = leases.length === 0 ? take : take - left;
    taken.set(typeId, got);
    if (leases.length > 0) room -= got;
    if (answer !== 'accept') {
      const full = input.room <= 0 ? 'full' : 'enough here already';
      reasons.set(typeId, expected === null ? 'nobody here may do it' : full);
    }
  }
  return { kept, back, taken, reasons };
}

function earliestDeadline(leases: readonly GrantedLease[]): Date | null {
  return leases.reduce<Date | null>((earliest, { deadlineAt }) => {
    if (deadlineAt === null) return earliest;
    return earliest === null || deadlineAt < earliest ? deadlineAt : earliest;
  }, null);
}

function secondsUntil(at: Date | null, now: Date): number | null {
  return at === null ? null : (at.getTime() - now.getTime()) / 1_000;
}
