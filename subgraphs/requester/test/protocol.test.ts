import type { GrantedLease, Message } from '@exchange/leases';
import { newId, type LeaseKind } from '@exchange/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pair } from './protocol-pair.ts';
import { openPair } from './protocol-pair.ts';
import type { TestNode } from './support.ts';
import { openTestNode } from './support.ts';

const holders = ['p1', 'p2'];
const performers = ['p0000000000aa', 'p0000000000bb', 'p0000000000cc'];

/** One thing that happens; `n` and `m` choose among what there is. */
const step = fc.record({
  do: fc.constantFrom(
    ...(['acquire', 'acquire', 'acquire', 'acquireForEver', 'acquireForOne'] as const),
    ...(['acquireAgain'] as const),
    ...(['renew', 'renew', 'work', 'work', 'work', 'work', 'release', 'release', 'mixed'] as const),
    ...(['wait', 'wait', 'wait', 'expire', 'expire', 'pause', 'resume', 'cancel'] as const),
    ...(['roll', 'roll', 'roll', 'shut', 'end', 'deadline', 'add'] as const),
  ),
  n: fc.nat(59),
  m: fc.nat(59),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

interface Run {
  readonly pair: Pair;
  readonly leases: GrantedLease[];
  readonly messages: Message[];
  readonly calls: Parameters<Pair['acquire']>[0][];
}

let counter = 0;

describe('a requester partition', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await openTestNode();
  });
  afterAll(() => node.close());

  async function act(run: Run, { do: what, n, m }: Step): Promise<void> {
    const { pair, leases, messages } = run;
    const batchId = pair.batchIds[n % pair.batchIds.length] ?? '';
    const lease = leases[n % Math.max(1, leases.length)];
    const kind = kindOf(what);
    if (kind !== null) await acquire(run, kind, n, m);
    else if (what === 'acquireAgain') {
      const call = run.calls[n % Math.max(1, run.calls.length)];
      if (call !== undefined) await compareAcquire(run, call);
    } else if (what === 'renew') {
      const some = leases.filter((_, index) => (n + index) % 3 > 0).slice(0, 5);
      const epochOf = (one: GrantedLease) =>
        (pair.board.tables.leases.get(one.leaseId)?.epoch ?? 1) - [0, 0, 1, 2, -1][m % 5]!;
      const asked = some.map((one) => ({ leaseId: one.leaseId, epoch: epochOf(one) }));
      const holder = holders[m % 2] ?? '';
      const { real, pure } = await pair.renew({ holder, leaseSeconds: 100 + n, leases: asked });
      expect(real).toEqual(pure);
    } else if (what === 'work' && lease !== undefined) await deliver(run, [work(run, lease, m)]);
    else if (what === 'release' && lease !== undefined) {
      await deliver(run, [release(pair, lease, 1 + (m % 3))]);
    } else if (what === 'mixed' && lease !== undefined) {
      const before = messages[m % Math.max(1, messages.length)];
      const stranger = { ...lease, taskId: newId('task', pair.key, node.clock) };
      const elsewhere = { ...lease, taskId: pair.taskIds[m % pair.taskIds.length] ?? '' };
      const all = [
        release(pair, lease, 1),
        work(run, lease, m),
        ...(before === undefined ? [] : [before]),
        work(run, stranger, m),
        work(run, elsewhere, n),
      ];
      await deliver(run, all.slice(m % 3));
    } else if (what === 'wait') node.clock.advance((n + 1) * (m + 1) * 100);
    else if (what === 'expire') await pair.expire();
    else if (what === 'pause' || what === 'resume') await pair.steer(what, batchId);
    else if (what === 'cancel' && m < 20) await pair.steer(what, batchId);
    else if (what === 'roll') await pair.roll(1 + (n % 2));
    else if (what === 'shut' || what === 'end') await pair.endWhatIsOverdue(what === 'end');
    else if (what === 'deadline') await pair.moveDeadline(batchId, m < 15 ? null : m * 4);
    else if (what === 'add') await pair.addSlots(batchId);
  }

  function kindOf(what: Step['do']): LeaseKind | null {
    if (what === 'acquire') return 'exclusive';
    if (what === 'acquireForEver') return 'unlimited';
    return what === 'acquireForOne' ? 'temporary' : null;
  }

  async function acquire(run: Run, kind: LeaseKind, n: number, m: number): Promise<void> {
    const { pair } = run;
    const exclusive = kind !== 'temporary';
    const wants = [0, 1].slice(n % 2, exclusive && n % 5 === 0 ? 2 : (n % 2) + 1).map((index) => ({
      typeId: m === 59 ? 'type_x' : (pair.typeIds[index] ?? ''),
      slots: 1 + (m % 4),
      taskId: m % 7 === 0 ? (pair.taskIds[n % pair.taskIds.length] ?? null) : null,
      excludeTaskIds: m % 3 === 0 ? pair.taskIds.slice(0, n % 3) : [],
    }));
    await compareAcquire(run, {
      grantId: `grant-${(counter += 1)}`,
      holder: holders[m % 2] ?? '',
      kind,
      performerKey: exclusive ? null : (performers[n % 3] ?? ''),
      leaseSeconds: 60 + n,
      wants,
    });
  }

  async function compareAcquire(run: Run, call: Run['calls'][number]): Promise<void> {
    const { real, pure, leases } = await run.pair.acquire(call);
    expect(real).toEqual(pure);
    run.calls.push(call);
    const known = new Set(run.leases.map((lease) => lease.leaseId));
    run.leases.push(...leases.filter((lease) => !known.has(lease.leaseId)));
  }

  async function deliver({ pair, messages }: Run, sent: readonly Message[]): Promise<void> {
    messages.push(...sent);
    const { real, pure } = await pair.deliver(sent);
    expect(real).toEqual(pure);
  }

  function work({ pair }: Run, lease: GrantedLease, n: number): Message {
    const performerKey = performers[n % 3] ?? '';
    const body = {
      kind: 'submission.delivered' as const,
      assignmentId: newId('assignment', performerKey, node.clock),
      leaseEpoch: 1,
      ...{ performerKey, taskId: lease.taskId, leaseId: lease.leaseId },
    };
    return { id: `work-${(counter += 1)}`, to: pair.key, body };
  }

  function release({ key }: Pair, { leaseId }: GrantedLease, slots: number): Message {
    const leases = [{ leaseId, slots }];
    const reason = 'not-wanted' as const;
    const body = { kind: 'lease.released' as const, requesterKey: key, reason, leases };
    return { id: `release-${(counter += 1)}`, to: key, body };
  }

  it('does what the pure board does, step by step', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 }), {
          minLength: 2,
          maxLength: 3,
        }),
        fc.array(step, { minLength: 6, maxLength: 20 }),
        async (wanted, steps) => {
          const pair = await openPair(node, wanted);
          const run: Run = { pair, leases: [], messages: [], calls: [] };
          for (const one of steps) {
            await act(run, one);
            const { real, pure } = await pair.states();
            expect(real).toEqual(pure);
          }
          await pair.endAll();
        },
      ),
      { numRuns: 150, seed: 20_261_122 },
    );
  });
});
