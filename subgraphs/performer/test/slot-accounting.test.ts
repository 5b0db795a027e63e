import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

type Person = Awaited<ReturnType<World['addPerformer']>>;

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('accept' as const), who: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('submit' as const), who: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('return' as const), who: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      who: fc.integer({ min: 1, max: 900 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('maintain' as const), who: fc.constant(0) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('recall' as const), who: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sweep' as const), who: fc.constant(0) }) },
);

describe('slots', () => {
  let world: World;
  let people: Person[];
  let typeIds: string[];
  let recalls = 0;
  beforeAll(async () => {
    world = await openWorld({ leaseSeconds: 900, queueLimit: 4 });
    people = [await world.addPerformer(), await world.addPerformer(), await world.addPerformer()];
    typeIds = [
      world.addType({ tasks: 300, timeAllowedSeconds: 300 }),
      world.addType({ tasks: 200 }),
    ];
  });
  afterAll(() => world.close());

  async function carryOut(action: { do: string; who: number }, index: number): Promise<void> {
    const person = people[action.who % people.length];
    if (person === undefined) return;
    if (action.do === 'wait') world.clock.advance(action.who * 1_000);
    if (action.do === 'maintain') await world.maintain();
    if (action.do === 'sweep') {
      await world.run('expire-assignments');
      await world.run('drop-expired-stock');
    }
    if (action.do === 'accept') {
      await world.ask(person, operations.accept, { typeId: typeIds[index % typeIds.length] });
    }
    if (action.do === 'recall') {
      const leases = await world.rows<{ id: string }>(
        'select lease_id as id from stock_items order by lease_id limit $1',
        [action.who],
      );
      const payload = { leaseIds: leases.map((lease) => lease.id) };
      const message = {
        id: `recall:${(recalls += 1)}`,
        to: 'partition:p1',
        kind: 'lease.recalled',
        payload,
      };
      await world.module.handlers.deliver?.(
        { partitionId: 'p1', messages: [message] },
        { requestId: 'test', caller: 'node-of-r1' },
      );
    }
    if (action.do === 'submit' || action.do === 'return') {
      const [held] = await world.rows<{ id: string }>(
        `select id from assignments where owner_key = $1 and status = 'accepted' order by id limit 1`,
        [person.performer],
      );
      if (held === undefined) return;
      const operation = action.do === 'submit' ? operations.submit : operations.give;
      await world.ask(person, operation, { id: held.id, answer: goodAnswer });
    }
  }

  /** Where the counters and the rows they count disagree. */
  const disagreements = () =>
    world.rows(
      `select 'stock of a type' as what, coalesce(l.type_id, s.type_id) as id
         from stock_levels l
         full join (select group_id, type_id, sum(free) as free from stock_items group by 1, 2) s
           on s.group_id = l.group_id and s.type_id = l.type_id
        where coalesce(l.slots, 0) <> coalesce(s.free, 0)
       union all
       select 'in hand of a performer', p.owner_key from performers p
        where p.in_hand <> (select count(*) from assignments a
                             where a.owner_key = p.owner_key and a.status = 'accepted')
       union all
       select 'in hand of a lease', coalesce(s.lease_id, a.lease_id)
         from stock_items s
         full join (select lease_id, count(*) as held from assignments where status = 'accepted' group by 1) a
           on a.lease_id = s.lease_id
        where coalesce(s.in_hand, 0) <> coalesce(a.held, 0)
       union all
       select 'an empty lease', lease_id from stock_items where free = 0 and in_hand = 0
       union all
       select 'a deadline beyond its lease', a.id
         from assignments a join stock_items s on s.lease_id = a.lease_id
        where a.status = 'accepted' and a.deadline_at > s.expires_at
       union all
       select 'a task twice', a.owner_key || a.task_id from assignments a
        where a.status not in ('returned', 'expired') group by a.owner_key, a.task_id having count(*) > 1`,
    );

  /** Every slot the requester granted is free, in hand, submitted, given back, or over. */
  const lost = () =>
    world.rows(
      `select a.id from assignments a
        where a.status = 'submitted'
          and not exists (select 1 from outbox o where o.message_id = 'submitted:' || a.id)`,
    );

  it('are in exactly one place after any sequence of moves, also of moves side by side', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 25 }),
        async (rounds) => {
          for (const [index, together] of rounds.entries()) {
            await Promise.all(together.map((action) => carryOut(action, index)));
            expect(await disagreements()).toEqual([]);
          }
          expect(await lost()).toEqual([]);
        },
      ),
      { numRuns: 12, seed: 20_261_122 },
    );
  }, 60_000);
});
