import { newId, newOwnerKey } from '@exchange/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptSlots } from '../src/store/accept-slot.ts';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

describe('two connections that race', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ queueLimit: 5, minimumTarget: 30 });
  });
  afterAll(() => world.close());

  it('for the last slot have one winner, a thousand times of a thousand', async () => {
    const requesterKey = newOwnerKey('requester');
    const typeId = world.addType({ requesterKey, tasks: 2 });
    const [one, two] = [await world.addPerformer(), await world.addPerformer()];
    await world.maintain();
    await world.rows('delete from stock_items');
    const rounds = 1_000;
    const at = world.clock.pinned();
    const add = {
      name: 'race-add',
      text: `insert into stock_items (lease_id, epoch, kind, task_id, type_id, batch_id, requester_key,
               input, free, priority, acquired_at, expires_at, accept_by)
             values ($1, 1, 'exclusive', $1, $2, 'b', $3, '{}', 1, 0, $4, $5, $5)`,
    };
    const later = new Date(at.getTime() + 86_400_000);
    let both = 0;
    let none = 0;
    for (let round = 0; round < rounds; round += 1) {
      await world.partition.query(add, [`race-${round}`, typeId, requesterKey, at, later]);
      const results = await Promise.all(
        [one, two].map((viewer) =>
          acceptSlots(
            world.partition,
            [
              {
                assignmentId: newId('assignment', viewer.performer, world.clock),
                performerKey: viewer.performer,
                typeId,
                taskId: null,
                ownRequesterKey: null,
              },
            ],
            { groupId: '', queueLimit: rounds + 1 },
            at,
          ),
        ),
      );
      const winners = results.flat().filter((result) => result.assignment !== null).length;
      if (winners === 2) both += 1;
      if (winners === 0) none += 1;
    }
    expect({ both, none }).toEqual({ both: 0, none: 0 });
    const [left] = await world.rows<{ free: number; held: number }>(
      `select coalesce(sum(free), 0)::int as free, sum(in_hand)::int as held from stock_items`,
    );
    expect(left).toEqual({ free: 0, held: rounds });
    await world.rows('delete from assignments');
    await world.rows('delete from stock_items');
    await world.rows('update performers set in_hand = 0');
  }, 60_000);

  it('never pass the queue limit, however many accepts one performer sends at once', async () => {
    world.addType({ tasks: 60, title: 'Many' });
    const typeId = [...world.cluster.requesters.keys()].at(-1) ?? '';
    const viewer = await world.addPerformer();
    await world.maintain();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.ask(viewer, operations.accept, { typeId })),
    );
    const names = answers.map(
      (answer) => (answer.data?.['acceptTask'] as unknown as { __typename: string }).__typename,
    );
    expect(names.filter((name) => name === 'AcceptTaskSuccess')).toHaveLength(5);
    expect(names.filter((name) => name === 'QueueFull')).toHaveLength(15);
    const [held] = await world.rows<{ inHand: number; tasks: number }>(
      `select p.in_hand as "inHand", (select count(distinct task_id) from assignments a
         where a.owner_key = p.owner_key and a.status = 'accepted')::int as tasks
       from performers p where p.owner_key = $1`,
      [viewer.performer],
    );
    expect(held).toEqual({ inHand: 5, tasks: 5 });
  });

  it('share what little stock there is when many accept at once', async () => {
    const requesterKey = newOwnerKey('requester');
    const typeId = world.addType({ requesterKey, tasks: 2 });
    const viewers = await Promise.all(Array.from({ length: 9 }, () => world.addPerformer()));
    await world.maintain();
    takeRest(world, typeId);
    await world.rows('delete from stock_items');
    const later = new Date(world.clock.now().getTime() + 86_400_000);
    // Three tasks with two slots each: six accepts can have one, whichever statement they go with.
    await world.rows(
      `insert into stock_items (lease_id, epoch, kind, task_id, type_id, batch_id, requester_key,
         input, free, priority, acquired_at, expires_at, accept_by)
       select 'few-' || i, 1, 'exclusive', 'few-' || i, $1, 'b', $2, '{}', 2, 0, $3, $4, $4
         from generate_series(1, 3) as i`,
      [typeId, requesterKey, world.clock.now(), later],
    );
    const answers = await Promise.all(
      viewers.map((viewer) => world.ask(viewer, operations.accept, { typeId })),
    );
    const names = answers.map(
      (answer) => (answer.data?.['acceptTask'] as unknown as { __typename: string }).__typename,
    );
    expect(names.filter((name) => name === 'AcceptTaskSuccess')).toHaveLength(6);
    expect(names.filter((name) => name === 'NoSlotLeft')).toHaveLength(3);
    const left = await world.rows<{ free: number; held: number }>(
      `select free, in_hand as held from stock_items where type_id = $1`,
      [typeId],
    );
    expect(left).toEqual(Array.from({ length: 3 }, () => ({ free: 0, held: 2 })));
  });

  it('wait for stock that somebody else holds locked instead of saying that there is none', async () => {
    const requesterKey = newOwnerKey('requester');
    const typeId = world.addType({ requesterKey, tasks: 2 });
    const viewer = await world.addPerformer();
    await world.maintain();
    takeRest(world, typeId);
    const answers: ReturnType<typeof world.ask>[] = [];
    await world.partition.transact(async (tx) => {
      await tx.query(
        { name: 'hold-type', text: 'select 1 from stock_items where type_id = $1 for update' },
        [typeId],
      );
      answers.push(world.ask(viewer, operations.accept, { typeId }));
      const waiting = `select 1 from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await world.rows(waiting)).length === 0);
    });
    const [answer] = await Promise.all(answers);
    expect(answer?.data).toMatchObject({ acceptTask: { __typename: 'AcceptTaskSuccess' } });
  });

  /** Puts an assignment on a lease of its own, as an arrival does, while somebody else waits to end it. */
  async function endWhileItArrives(end: 'submit' | 'give') {
    const typeId = world.addType({ requesterKey: newOwnerKey('requester'), tasks: 2 });
    const viewer = await world.addPerformer();
    await world.maintain();
    const accepted = await world.ask(viewer, operations.accept, { typeId });
    const { id } = (accepted.data?.['acceptTask'] as unknown as { assignment: { id: string } })
      .assignment;
    const answers: ReturnType<typeof world.ask>[] = [];
    await world.partition.transact(async (tx) => {
      await tx.query(
        {
          name: 'part-lease',
          text: `
            with old as (
              update stock_items s set in_hand = s.in_hand - 1 from assignments a
               where a.id = $1 and s.lease_id = a.lease_id
              returning s.*
            ), parted as (
              insert into stock_items (lease_id, epoch, kind, task_id, type_id, batch_id, requester_key,
                                       input, free, in_hand, priority, acquired_at, expires_at, accept_by)
              select 'parted', 1, kind, task_id, type_id, batch_id, requester_key, input, 0, 1, priority,
                     acquired_at, expires_at, accept_by
                from old
            )
            update assignments set lease_id = 'parted' where id = $1`,
        },
        [id],
      );
      const given = end === 'submit' ? { id, answer: goodAnswer } : { id };
      answers.push(world.ask(viewer, operations[end], given));
      const waiting = `select 1 from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await world.rows(waiting)).length === 0);
    });
    return (await Promise.all(answers))[0]?.data;
  }

  it('use up the slot of the lease on which a performer who arrives stands when a submit waited for it', async () => {
    expect(await endWhileItArrives('submit')).toMatchObject({
      submitAssignment: { __typename: 'SubmitAssignmentSuccess' },
    });
    expect(await world.rows(`select 1 from stock_items where lease_id = 'parted'`)).toEqual([]);
  });

  it('free the slot of the lease on which a performer who arrives stands when a return waited for it', async () => {
    expect(await endWhileItArrives('give')).toMatchObject({
      returnAssignment: { __typename: 'ReturnAssignmentSuccess' },
    });
    expect(
      await world.rows(`select free, in_hand from stock_items where lease_id = 'parted'`),
    ).toEqual([{ free: 1, in_hand: 0 }]);
  });

  async function acceptOneOfTwo() {
    const typeId = world.addType({ requesterKey: newOwnerKey('requester'), tasks: 2 });
    const viewer = await world.addPerformer();
    await world.maintain();
    const accepted = await world.ask(viewer, operations.accept, { typeId });
    const { acceptTask } = accepted.data as unknown as {
      acceptTask: { assignment: { id: string } };
    };
    return { viewer, id: acceptTask.assignment.id };
  }

  it.each(['submit', 'give'] as const)(
    'are not told that it is too late by a %s of somebody who is still on their way here',
    async (end) => {
      const { viewer, id } = await acceptOneOfTwo();
      await world.rows(`
        with gone as (delete from stock_items)
        insert into away_owners (owner_key, move_id, attempt, state, since)
        values (split_part('${id}', '_', 2), 'a move', 1, 'arriving', now())`);
      const answer = await world.ask(viewer, operations[end], { id, answer: goodAnswer });
      expect(answer.codes).toEqual(['UNAVAILABLE']);
      await world.rows('delete from away_owners');
    },
  );

  it.each(['submit', 'give'] as const)(
    'are sent to the new home by a %s of somebody who left, whose slot went along',
    async (end) => {
      const { viewer, id } = await acceptOneOfTwo();
      // The lease has another slot, which is free.
      await world.rows(`
        with handed_over as (
          update stock_items s set free = 1, in_hand = 0
            from assignments a where a.id = '${id}' and s.lease_id = a.lease_id
        )
        insert into away_owners (owner_key, move_id, attempt, state, since)
        values (split_part('${id}', '_', 2), 'a move', 1, 'left', now())`);
      const answer = await world.ask(viewer, operations[end], { id, answer: goodAnswer });
      expect(answer.codes).toEqual(['USER_MOVED']);
      expect(
        await world.rows(`
          select s.free, s.in_hand from stock_items s join assignments a on a.lease_id = s.lease_id
           where a.id = '${id}'`),
      ).toEqual([{ free: 1, in_hand: 0 }]);
      await world.rows('delete from away_owners');
    },
  );

  it('submit one assignment with one effect', async () => {
    const typeId = world.addType({ tasks: 60 });
    const viewer = await world.addPerformer();
    await world.maintain();
    const accepted = await world.ask(viewer, operations.accept, { typeId });
    const { id } = (accepted.data?.['acceptTask'] as unknown as { assignment: { id: string } })
      .assignment;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        world.ask(viewer, operations.submit, {
          id,
          answer: { ...goodAnswer, comment: `Attempt ${index}` },
        }),
      ),
    );
    const stored = answers.map(
      (answer) =>
        (answer.data?.['submitAssignment'] as unknown as { assignment: { answer: object } })
          .assignment.answer,
    );
    expect(new Set(stored.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const [counts] = await world.rows<{ messages: number; submitted: number; held: number }>(
      `select (select count(*) from outbox where message_id = 'submitted:' || $1)::int as messages,
              (select sum(submitted) from type_activity where owner_key = $2)::int as submitted,
              (select in_hand from performers where owner_key = $2) as held`,
      [id, viewer.performer],
    );
    expect(counts).toEqual({ messages: 1, submitted: 1, held: 0 });
  });
});

/** Nothing of the type is left at its requester. */
function takeRest(world: World, typeId: string): void {
  for (const task of world.cluster.requesters.get(typeId)?.tasks.values() ?? []) task.available = 0;
}
