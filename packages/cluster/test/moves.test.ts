import { FakeClock, systemClock } from '@exchange/kernel';
import {
  decideBegin,
  decideCancel,
  decideCatchUp,
  decideClose,
  decideConclude,
  decideErase,
  decideErased,
  decideFlip,
  decideGiveUp,
  decidePause,
  decideUndone,
  type MoveRecord,
} from '@exchange/moves';
import type { Directory as DirectoryDatabase } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeKnownMove,
  changeMove,
  changeMoves,
  claimMoves,
  findMoves,
  startMoves,
  type MoveRule,
} from '../src/index.ts';
import { insertPlacement } from '../src/placement/write-placement.ts';

const claim = { by: 'node-1/a', forMs: 5_000, mayTakeFrom: null };

describe('the records of moves', () => {
  const clock = new FakeClock();
  let database: DirectoryDatabase;
  let counter = 0;

  beforeAll(async () => {
    database = await openTestPartition('directory', clock);
  });

  afterAll(() => database.close());

  async function place(): Promise<string> {
    const ownerKey = `p${String((counter += 1)).padStart(12, '0')}`;
    await insertPlacement(database, {
      ownerKey,
      accountId: `account of ${ownerKey}`,
      role: 'performer',
      displayName: ownerKey,
      partitionId: 'p1',
      interests: [],
      serviceClass: 'standard',
    });
    return ownerKey;
  }

  function start(ownerKey: string, to = 'p2', by = 'operator') {
    const id = `move-${(counter += 1)}`;
    const group = {
      id: `group-of-${id}`,
      kind: 'list' as const,
      destinations: [],
      partitionId: null,
      reason: 'a test',
      requestedBy: by,
    };
    return startMoves(database, group, [{ id, ownerKey, to }]);
  }

  async function started(ownerKey: string, to?: string): Promise<MoveRecord> {
    const [one] = await start(ownerKey, to);
    if (one?.decision.ok !== true) throw new Error('The move was not started.');
    return one.decision.move;
  }

  async function claimed(to = 'p2'): Promise<MoveRecord> {
    const [move] = await claimMoves(database, [to], claim, 1);
    if (move === undefined) throw new Error('There is nothing to claim.');
    return move;
  }

  async function apply(moveId: string, ...rules: MoveRule[]): Promise<MoveRecord> {
    let last: MoveRecord | null = null;
    for (const rule of rules) {
      const verdict = await changeMove(database, moveId, rule);
      if (verdict?.ok !== true) throw new Error(`It was refused: ${JSON.stringify(verdict)}`);
      last = verdict.move;
    }
    if (last === null) throw new Error('There are no rules.');
    return last;
  }

  function untilVerified(attempt: number): MoveRule[] {
    return [
      (move) => decideBegin(move, attempt, 100),
      (move) => decideCatchUp(move, attempt, 0),
      (move, now) => decideClose(move, attempt, 2_000, now),
    ];
  }

  async function homeOf(ownerKey: string) {
    const [row] = await database.query<{ partitionId: string; state: string; epoch: number }>(
      {
        name: 'test-home',
        text: `select partition_id as "partitionId", state, epoch from placements where owner_key = $1`,
      },
      [ownerKey],
    );
    return row;
  }

  it('take a user from one home to another, with a new epoch', async () => {
    const ownerKey = await place();
    const { id } = await started(ownerKey);
    const { attempt } = await claimed();
    await apply(id, ...untilVerified(attempt));
    expect(await homeOf(ownerKey)).toEqual({ partitionId: 'p1', state: 'moving', epoch: 1 });
    await apply(id, (move, now) => decideFlip(move, attempt, 60_000, now));
    expect(await homeOf(ownerKey)).toEqual({ partitionId: 'p2', state: 'active', epoch: 2 });
    const concluded = await apply(id, (move) => decideConclude(move, attempt, 40));
    expect(concluded).toMatchObject({ state: 'concluded', blockedMs: 40, claimedBy: null });
    expect(await claimMoves(database, ['p2'], claim, 9)).toEqual([]);
    clock.advance(60_000);
    const last = await claimed();
    const erased = await apply(
      id,
      (move, now) => decideErase(move, last.attempt, now),
      (move) => decideErased(move, last.attempt),
    );
    expect(erased.state).toBe('erased');
  });

  it('let a flip in time win, or the end of the block, never both', async () => {
    const ownerKey = await place();
    const { id } = await started(ownerKey);
    const { attempt } = await claimed();
    await apply(id, ...untilVerified(attempt));
    clock.advance(2_000);
    const verdicts = await Promise.all([
      changeMove(database, id, (move, now) => decideFlip(move, attempt, 0, now)),
      changeMove(database, id, (move, now) => decideGiveUp(move, null, null, now)),
    ]);
    expect(verdicts[1]).toMatchObject({ ok: true, move: { state: 'catching-up', tries: 1 } });
    expect(verdicts[0]?.ok).toBe(false);
    expect(await homeOf(ownerKey)).toEqual({ partitionId: 'p1', state: 'active', epoch: 1 });
    await apply(
      id,
      (move, now) => decideCancel(move, now),
      (move) => decideUndone(move, move.attempt),
    );
  });

  it('are changed in one step by who knows the record, and decided anew when it has gone on', async () => {
    const ownerKey = await place();
    const { id } = await started(ownerKey);
    const { attempt } = await claimed();
    const begun = await apply(id, ...untilVerified(attempt).slice(0, 2));
    const close: MoveRule = (move, now) => decideClose(move, attempt, 2_000, now);
    const flip: MoveRule = (move, now) => decideFlip(move, attempt, 60_000, now);
    const now = clock.now().getTime();
    const closed = await changeKnownMove(database, begun, now, close);
    expect(closed).toMatchObject({ ok: true, move: { state: 'blocked', blockedAt: now } });
    expect(await homeOf(ownerKey)).toEqual({ partitionId: 'p1', state: 'moving', epoch: 1 });
    // Whoever still holds the record of before is decided about as it is now.
    expect(await changeKnownMove(database, begun, now, close)).toMatchObject({
      ok: true,
      move: closed?.move,
    });
    const cancelled = await changeMove(database, id, (move, at) => decideCancel(move, at));
    expect(cancelled?.ok).toBe(true);
    const known = closed?.move ?? begun;
    expect(await changeKnownMove(database, known, now, flip)).toMatchObject({ ok: false });
    expect(await homeOf(ownerKey)).toEqual({ partitionId: 'p1', state: 'active', epoch: 1 });
    await apply(id, (move) => decideUndone(move, move.attempt));
  });

  it('do not flip late, whatever time the driver believes in, and flip in time', async () => {
    const ownerKey = await place();
    const { id } = await started(ownerKey);
    const { attempt } = await claimed();
    const known = await apply(id, ...untilVerified(attempt));
    const slow = { clock: systemClock, transact: database.transact };
    const flip: MoveRule = (move, now) => decideFlip(move, attempt, 60_000, now);
    const closedAt = clock.now().getTime();
    clock.advance(2_000);
    const late = await changeKnownMove(slow, known, closedAt, flip);
    expect(late).toMatchObject({ ok: false, reason: 'too-late' });
    expect(await homeOf(ownerKey)).toMatchObject({ partitionId: 'p1', epoch: 1 });
    clock.advance(-1_500);
    expect(await changeKnownMove(slow, known, closedAt, flip)).toMatchObject({ ok: true });
    expect(await homeOf(ownerKey)).toEqual({ partitionId: 'p2', state: 'active', epoch: 2 });
    await apply(id, (move) => decideConclude(move, attempt, 40));
    clock.advance(60_000);
    const last = await claimed();
    await apply(
      id,
      (move, now) => decideErase(move, last.attempt, now),
      (move) => decideErased(move, last.attempt),
    );
  });

  it('are changed together, and one that is refused keeps none of the others', async () => {
    const owners = await Promise.all([place(), place(), place()]);
    const moves = [];
    for (const ownerKey of owners) moves.push(await started(ownerKey));
    const ids = moves.map(({ id }) => id);
    await apply(ids[1] ?? '', (move) => decidePause(move));
    const verdicts = await changeMoves(database, [...ids, 'unknown'], (move) => decidePause(move));
    expect(ids.map((id) => verdicts.get(id)?.ok)).toEqual([true, false, true]);
    expect(verdicts.has('unknown')).toBe(false);
    const found = await findMoves(database, ids);
    expect(ids.map((id) => found.get(id)?.move.paused)).toEqual([true, true, true]);
    for (const id of ids) {
      await apply(
        id,
        (move, now) => decideCancel(move, now),
        (move) => decideUndone(move, move.attempt),
      );
    }
  });

  it('tell a second operator whose move is in the way, also when both come at once', async () => {
    const ownerKey = await place();
    const both = await Promise.all([start(ownerKey, 'p2', 'anna'), start(ownerKey, 'p3', 'bert')]);
    const decisions = both.flat().map(({ decision }) => decision);
    expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = decisions.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ reason: 'in-the-way', move: { ownerKey } });
    const good = decisions.flatMap((decision) => (decision.ok ? [decision.move] : []))[0];
    await apply(
      good?.id ?? '',
      (move, now) => decideCancel(move, now),
      (move) => decideUndone(move, move.attempt),
    );
  });

  it('are claimed by one node at a time, and by another when it is heard of no more', async () => {
    await started(await place());
    const first = await claimed();
    const other = { ...claim, by: 'node-2/b' };
    expect(await claimMoves(database, ['p2'], other, 9)).toEqual([]);
    clock.advance(5_000);
    const [second] = await claimMoves(database, ['p2'], other, 9);
    expect(second).toMatchObject({ id: first.id, attempt: first.attempt + 1 });
    const anew = { by: 'node-2/c', forMs: 5_000, mayTakeFrom: 'node-2/' };
    const [third] = await claimMoves(database, ['p2'], anew, 9);
    expect(third).toMatchObject({ id: first.id, attempt: first.attempt + 2 });
    await apply(
      first.id,
      (move, now) => decideCancel(move, now),
      (move) => decideUndone(move, move.attempt),
    );
  });

  it('keep an old copy until another move needs its place, and take it back when it goes there', async () => {
    const ownerKey = await place();
    const { id } = await started(ownerKey);
    const { attempt } = await claimed();
    await apply(
      id,
      ...untilVerified(attempt),
      (move, now) => decideFlip(move, attempt, 60_000, now),
      (move) => decideConclude(move, attempt, 40),
    );
    const back = await started(ownerKey, 'p1');
    expect(back).toMatchObject({ from: 'p2', to: 'p1', base: 'kept', takesBack: id });
    await apply(
      back.id,
      (move, now) => decideCancel(move, now),
      (move) => decideUndone(move, move.attempt),
    );
    expect((await findMoves(database, [id])).get(id)?.move).toMatchObject({ state: 'concluded' });
    const onward = await started(ownerKey, 'p3');
    expect(await claimMoves(database, ['p3'], claim, 9)).toEqual([]);
    const last = await claimed('p2');
    expect(last).toMatchObject({ id });
    await apply(
      id,
      (move, now) => decideErase(move, last.attempt, now),
      (move) => decideErased(move, last.attempt),
    );
    expect(await claimed('p3')).toMatchObject({ id: onward.id, base: 'none', from: 'p2' });
  });
});
