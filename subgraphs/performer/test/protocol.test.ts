import type { FakeClock, LeaseKind } from '@exchange/kernel';
import type { GrantedLease } from '@exchange/leases';
import type { PerformerPartition } from '@exchange/partitions';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPair, openProtocolPartition, performers, types, type Pair } from './protocol-pair.ts';

/** One thing that happens; `n` and `m` choose among what there is. */
const step = fc.record({
  do: fc.constantFrom(
    ...(['pull', 'pull', 'pull', 'lostPull', 'repeatPulls', 'acceptFar'] as const),
    ...(['accept', 'accept', 'acceptTogether', 'acceptTogether', 'acceptTogether'] as const),
    ...(['accept', 'acceptAgain', 'acceptOwn'] as const),
    ...(['submit', 'submit', 'submit', 'return', 'return', 'wait', 'wait', 'wait'] as const),
    ...(['timeOut', 'drop', 'recall', 'release', 'excess', 'past'] as const),
    ...(['renew', 'renew', 'list', 'offer', 'offer', 'offerAgain'] as const),
  ),
  n: fc.nat(59),
  m: fc.nat(59),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

interface Run {
  readonly seen: GrantedLease[];
  readonly offered: { readonly leases: readonly GrantedLease[]; readonly id: string }[];
}

describe('a local repository', () => {
  let clock: FakeClock;
  let partition: PerformerPartition;
  beforeAll(async () => {
    ({ clock, partition } = await openProtocolPartition());
  });
  afterAll(() => partition.close());

  let counter = 0;

  function someLease(n: number, m: number, kind: LeaseKind): GrantedLease {
    const type = types[n % 2] ?? types[0];
    const now = clock.now().getTime();
    return {
      leaseId: `lease_${type.requesterKey}_${String((counter += 1)).padStart(22, '0')}`,
      epoch: 1,
      kind,
      taskId: `task_${type.requesterKey}_${String(m % 5).padStart(22, '0')}`,
      typeId: type.typeId,
      batchId: `batch_${type.requesterKey}`,
      requesterKey: type.requesterKey,
      slots: kind === 'temporary' ? 1 : 1 + (n % 3),
      priority: m % 2,
      deadlineAt: n % 4 === 0 ? now + m * 20_000 : null,
      expiresAt: now + (type.timeAllowedSeconds + m * 10) * 1_000,
      timeAllowedMs: type.timeAllowedSeconds * 1_000,
    };
  }

  async function act(pair: Pair, { seen, offered }: Run, { do: what, n, m }: Step): Promise<void> {
    const performerKey = performers[n % 2] ?? '';
    const type = types[m % 2] ?? types[0];
    const call = { performerKey, typeId: type.typeId, taskId: null, ownRequesterKey: null };
    const assignments = [...pair.stock.tables.assignments.values()];
    const one = assignments[n % Math.max(1, assignments.length)];
    const some = seen.filter((_, index) => (index + n) % 3 === 0).map((lease) => lease.leaseId);
    if (what === 'pull' || what === 'lostPull') {
      const leases = [n, n + 1, m]
        .slice(m % 3)
        .map((k) => someLease(k, (k * 7 + m) % 60, 'exclusive'));
      seen.push(...leases);
      await pair.pull(leases, what === 'pull');
    } else if (what === 'offer' || what === 'offerAgain') {
      const again = what === 'offerAgain' ? offered[n % Math.max(1, offered.length)] : undefined;
      const leases = [n, m].map((k) =>
        someLease(k, (k * 7 + n) % 60, m < 15 ? 'unlimited' : 'exclusive'),
      );
      const offer = again ?? { leases, id: `offer ${(counter += 1)}` };
      if (again === undefined) offered.push(offer);
      // Some were recalled before they come.
      if (m % 5 === 0) await pair.recall([offer.leases[0]?.leaseId ?? '']);
      seen.push(...offer.leases);
      await pair.offer(offer.leases, n % 6, offer.id);
    } else if (what === 'repeatPulls') await pair.repeatPulls();
    else if (what === 'accept') agree(await pair.accept(call));
    else if (what === 'acceptTogether') {
      const all = performers.map((key, index) => ({
        ...call,
        performerKey: key,
        typeId: (n + index) % 4 === 0 ? types[0].typeId : type.typeId,
      }));
      agree(await pair.acceptTogether(all.slice(n % 3)));
    } else if (what === 'acceptAgain' && one !== undefined) {
      const { taskId, typeId } = one;
      agree(await pair.accept({ ...call, performerKey: one.performerKey, taskId, typeId }));
    } else if (what === 'acceptOwn') {
      agree(await pair.accept({ ...call, ownRequesterKey: type.requesterKey }));
    } else if (what === 'acceptFar') {
      await pair.acceptGranted(someLease(n, m, 'temporary'), performerKey);
    } else if (what === 'submit' && one !== undefined) {
      const other = assignments[m % assignments.length];
      const both = [one, ...(other === undefined || other === one ? [] : [other])];
      agree(
        await pair.submit(
          both.map((each) => ({
            id: each.assignmentId,
            performerKey: m < 50 ? each.performerKey : performerKey,
          })),
        ),
      );
    } else if (what === 'return' && one !== undefined) {
      agree(await pair.giveUp(one.assignmentId, one.performerKey));
    } else if (what === 'wait') clock.advance((n + 1) * (m + 1) * 150);
    else if (what === 'timeOut') agree(await pair.endWhatIsOver());
    else if (what === 'drop') agree(await pair.dropExpired());
    else if (what === 'recall') await pair.recall([...some, `lease_${n}`], `recall:${n % 7}`);
    else if (what === 'release') await pair.release(some);
    else if (what === 'excess') agree(await pair.releaseExcess(type.typeId, 1 + (n % 4)));
    else if (what === 'past') agree(await pair.releasePastDeadline());
    else if (what === 'renew') {
      const expiresAt = clock.now().getTime() + m * 20_000;
      agree(await pair.renew(some.map((leaseId) => ({ leaseId, epoch: 1 + (n % 4), expiresAt }))));
    } else if (what === 'list') agree(await pair.renewable(type.typeId, m * 10));
  }

  it('does what the pure stock does, step by step', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
        const pair = await openPair(partition, clock);
        const run: Run = { seen: [], offered: [] };
        for (const one of steps) {
          await act(pair, run, one);
          agree(await pair.states());
        }
      }),
      { numRuns: 150, seed: 20_261_122 },
    );
  });
});

function agree({ real, pure }: { real: unknown; pure: unknown }): void {
  expect(real).toEqual(pure);
}
