import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptAny, acceptSlots } from '../src/store/accept-slot.ts';
import { openWorld, operations, type World } from './support/world.ts';

const nobody = { performerKey: 'p-nobody', taskId: null, ownRequesterKey: null };

describe('accepting from a large stock', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('looks at what a performer had of one task alone, with a plan from before there was much', async () => {
    const lines = await world.rows<Record<string, string>>(`explain ${acceptAny.text}`, [
      null,
      ['performer'],
      ['type'],
      [null],
      ['assignment'],
      [null],
      3,
      '',
    ]);
    const reads = lines
      .map((line) => line['QUERY PLAN'] ?? '')
      .filter((line) => / on assignments a/.test(line));
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.filter((line) => !line.includes('assignments_of_task'))).toEqual([]);
  });

  it.each([1_000, 20_000])('takes the head of the index when %d tasks lie there', async (tasks) => {
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 2 });
    const requesterKey = world.cluster.requesters.get(typeId)?.terms.requesterKey;
    await world.maintain();
    await world.rows(
      `insert into stock_items (lease_id, epoch, kind, task_id, type_id, batch_id, requester_key, input,
                                free, priority, acquired_at, expires_at, accept_by)
       select $1 || i, 1, 'exclusive', $1 || i, $1, 'b', $2, '{}', 1, i % 3, $3, $4, $4
         from generate_series(1, $5::int) as i`,
      [
        typeId,
        requesterKey,
        world.clock.now(),
        new Date(world.clock.now().getTime() + 86_400_000),
        tasks,
      ],
    );
    await world.rows('analyze');
    const values = [
      world.clock.pinned(),
      [viewer.performer],
      [typeId],
      [null],
      ['assignment'],
      [null],
      3,
      '',
    ];
    const lines = await world.rows<Record<string, string>>(`explain ${acceptAny.text}`, values);
    const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Scan using stock_free');
    expect(plan).not.toContain('Seq Scan on stock_items');

    // Not planned anew for each accept: the server keeps one plan after some.
    const [plans] = await world.partition.transact(async (tx) => {
      for (let turn = 0; turn < 12; turn += 1) {
        await acceptSlots(
          tx,
          [{ ...nobody, typeId, assignmentId: `assignment-${turn}` }],
          { groupId: '', queueLimit: 3 },
          null,
        );
      }
      return tx.query<{ kept: boolean }>({
        name: 'read-plans',
        text: `select generic_plans > 0 as kept from pg_prepared_statements where name = '${acceptAny.name}'`,
      });
    });
    expect(plans).toEqual({ kept: true });

    const accepted = await world.ask(viewer, operations.accept, { typeId });
    expect(accepted.data).toMatchObject({ acceptTask: { __typename: 'AcceptTaskSuccess' } });
    const [taken] = await world.rows<{ priority: number; counter: number }>(
      `select (select priority from stock_items where in_hand = 1 and type_id = $1) as priority,
              slots as counter from stock_levels where type_id = $1`,
      [typeId],
    );
    expect(taken).toEqual({ priority: 2, counter: tasks });
  });
});
