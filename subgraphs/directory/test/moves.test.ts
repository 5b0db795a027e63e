import { heartbeat, registerNode } from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSpreader } from '../src/domain/moves/spread-users.ts';
import { moveOnLatecomers } from '../src/index.ts';
import { createHarness, type Harness } from './harness.ts';

const refused = `... on MovesRefused { message refused { ownerKey message inTheWay { id } } }`;
const problems = `... on InvalidInput { problems { path message } } ... on NotFound { message }`;
const started = `... on StartMovesSuccess {
  group { id kind total counts { state count } } moves { id ownerKey from to state actions }
  refused { ownerKey message } }`;
const changed = `... on ChangeMovesSuccess {
  changed { id state actions } unchanged { move { id } message } }`;

const operations = {
  startMoves: `mutation ($input: StartMovesInput!) { startMoves(input: $input) {
    __typename ${started} ${refused} ${problems} } }`,
  drainPartition: `mutation ($input: DrainPartitionInput!) { drainPartition(input: $input) {
    __typename ${started} ${refused} ${problems} } }`,
  takeBackMoves: `mutation ($input: ChangeMovesInput!) { takeBackMoves(input: $input) {
    __typename ${started} ${refused} ${problems} } }`,
  reopenPartition: `mutation ($input: ReopenPartitionInput!) { reopenPartition(input: $input) {
    __typename ... on ReopenPartitionSuccess { partition { id accepting } } ... on NotFound { message } } }`,
  pauseMoves: `mutation ($input: ChangeMovesInput!) { pauseMoves(input: $input) {
    __typename ${changed} ${problems} } }`,
  resumeMoves: `mutation ($input: ChangeMovesInput!) { resumeMoves(input: $input) {
    __typename ${changed} ${problems} } }`,
  cancelMoves: `mutation ($input: ChangeMovesInput!) { cancelMoves(input: $input) {
    __typename ${changed} ${problems} } }`,
  shortenMoveKeep: `mutation ($input: ShortenMoveKeepInput!) { shortenMoveKeep(input: $input) {
    __typename ${changed} ${problems} } }`,
} as const;

type Operation = keyof typeof operations;

const anyInput: Readonly<Record<Operation, object>> = {
  startMoves: { ownerKeys: ['p000000000001'] },
  drainPartition: { partitionId: 'p1' },
  takeBackMoves: { groupId: 'a group' },
  reopenPartition: { partitionId: 'p1' },
  pauseMoves: { groupId: 'a group' },
  resumeMoves: { groupId: 'a group' },
  cancelMoves: { groupId: 'a group' },
  shortenMoveKeep: { groupId: 'a group', keepSeconds: 0 },
};

describe('moves of users', () => {
  let harness: Harness;
  let operator: Viewer;
  let counter = 0;

  beforeAll(async () => {
    harness = await createHarness();
    operator = await harness.addAccount('operator', ['operator']);
    const rest = { role: 'performer' as const, serviceClass: 'standard', region: 'local' };
    await registerNode(harness.database, {
      nodeId: 'node-1',
      url: 'http://one.test',
      version: '9',
      partitions: ['p1', 'p2', 'p3'].map((id) => ({ id, ...rest })),
    });
    await registerNode(harness.database, {
      nodeId: 'node-2',
      url: 'http://two.test',
      version: '9',
      partitions: [{ id: 'r1', ...rest, role: 'requester' }],
    });
  });

  afterAll(() => harness.close());

  async function place(partitionId: string): Promise<string> {
    counter += 1;
    const ownerKey = `p${String(counter).padStart(12, '0')}`;
    await harness.database.db.placement.create({
      data: {
        ownerKey,
        accountId: `account of ${ownerKey}`,
        role: 'performer',
        displayName: `Performer ${counter}`,
        partitionId,
        interests: [],
      },
    });
    return ownerKey;
  }

  async function run<Name extends Operation>(name: Name, input: object) {
    const { data, codes } = await harness.ask(operator, operations[name], { input });
    expect(codes).toEqual([]);
    return data?.[name] as Record<string, unknown> & { readonly __typename: string };
  }

  async function startOne(ownerKey: string, to = 'p2'): Promise<string> {
    const outcome = await run('startMoves', { ownerKeys: [ownerKey], to });
    expect(outcome.__typename).toBe('StartMovesSuccess');
    return (outcome['moves'] as { id: string }[])[0]?.id ?? '';
  }

  async function lastAudit() {
    const [entry] = await harness.database.db.auditEntry.findMany({
      orderBy: { id: 'desc' },
      take: 1,
    });
    return entry;
  }

  it.each(Object.keys(operations) as Operation[])('%s is for operators alone', async (name) => {
    const input = anyInput[name];
    const performer = await harness.addAccount(`performer of ${name}`, ['performer']);
    const claiming: Viewer = { ...performer, scopes: ['operator:read', 'operator:write'] };
    const reader: Viewer = { ...operator, scopes: ['operator:read'] };
    const before = await lastAudit();
    const codesOf = async (viewer: Viewer | null) =>
      (await harness.ask(viewer, operations[name], { input })).codes;
    expect(await codesOf(null)).toEqual(['UNAUTHENTICATED']);
    for (const viewer of [performer, claiming, reader]) {
      expect(await codesOf(viewer)).toEqual(['FORBIDDEN']);
    }
    expect(await lastAudit()).toEqual(before);
  });

  it('go to the least loaded other partition when none is named, and are written down', async () => {
    const key = await place('p1');
    await place('p2');
    const outcome = await run('startMoves', { ownerKeys: [`performer_${key}`], reason: 'hot' });
    expect(outcome).toMatchObject({
      __typename: 'StartMovesSuccess',
      group: { kind: 'list', total: 1, counts: [{ state: 'REQUESTED', count: 1 }] },
      moves: [{ ownerKey: key, from: 'p1', to: 'p3', actions: ['PAUSE', 'CANCEL'] }],
      refused: [],
    });
    expect(await lastAudit()).toMatchObject({
      accountId: 'operator',
      action: 'startMoves',
      details: { owners: key, reason: 'hot' },
    });
  });

  it('are refused for whom they make no sense, with a sentence each', async () => {
    const [there, gone] = [await place('p2'), 'p999999999999'];
    expect(await run('startMoves', { ownerKeys: [there, gone], to: 'p2' })).toMatchObject({
      __typename: 'MovesRefused',
      refused: [
        { ownerKey: there, message: 'The user lives there already.' },
        { ownerKey: gone, message: 'There is no such user.' },
      ],
    });
    const wrong = [
      [{ ownerKeys: [] }, 'ownerKeys'],
      [{ ownerKeys: ['nobody'] }, 'ownerKeys.0'],
      [{ ownerKeys: [there], to: 'p9' }, 'to'],
      [{ ownerKeys: [there], to: 'r1' }, 'to'],
      [{ ownerKeys: [there], reason: 'x'.repeat(501) }, 'reason'],
    ] as const;
    for (const [input, path] of wrong) {
      expect(await run('startMoves', input)).toMatchObject({
        __typename: 'InvalidInput',
        problems: [{ path }],
      });
    }
  });

  it('can be paused, resumed and cancelled while they have not come to the switch', async () => {
    const id = await startOne(await place('p1'));
    const input = { moveIds: [id] };
    expect(await run('pauseMoves', input)).toMatchObject({
      changed: [{ id, state: 'PAUSED', actions: ['RESUME', 'CANCEL'] }],
    });
    expect(await run('pauseMoves', input)).toMatchObject({
      changed: [],
      unchanged: [{ move: { id }, message: 'It is paused and cannot be paused now.' }],
    });
    expect(await run('resumeMoves', input)).toMatchObject({ changed: [{ state: 'REQUESTED' }] });
    expect(await run('shortenMoveKeep', { ...input, keepSeconds: 5 })).toMatchObject({
      unchanged: [{ message: 'It is requested and cannot be kept for another time now.' }],
    });
    expect(await run('cancelMoves', input)).toMatchObject({ changed: [{ state: 'UNDOING' }] });
    expect(await lastAudit()).toMatchObject({ action: 'cancelMoves', target: id });
    expect(await run('takeBackMoves', input)).toMatchObject({ __typename: 'MovesRefused' });
  });

  it('are selected by themselves or by their group, and must exist', async () => {
    for (const name of ['pauseMoves', 'resumeMoves', 'cancelMoves', 'takeBackMoves'] as const) {
      expect(await run(name, { moveIds: ['nothing'] })).toMatchObject({ __typename: 'NotFound' });
      expect(await run(name, { groupId: 'nothing' })).toMatchObject({ __typename: 'NotFound' });
      expect(await run(name, {})).toMatchObject({ __typename: 'InvalidInput' });
      expect(await run(name, { moveIds: [], groupId: null })).toMatchObject({
        __typename: 'InvalidInput',
      });
    }
  });

  it('empty a partition, spread over the others, and keep new users from it', async () => {
    const before = await run('drainPartition', { partitionId: 'p3', reason: 'a new machine' });
    expect(before).toMatchObject({ __typename: 'StartMovesSuccess', group: { kind: 'drain' } });
    const keys = [await place('p3'), await place('p3')];
    const outcome = await run('drainPartition', { partitionId: 'p3', to: ['p1', 'p2'] });
    const moves = outcome['moves'] as { ownerKey: string; to: string }[];
    expect(moves.map(({ ownerKey }) => ownerKey).sort()).toEqual([...keys].sort());
    expect(await run('startMoves', { ownerKeys: [await place('p1')], to: 'p3' })).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ path: 'to', message: expect.stringContaining('reopen it first') as string }],
    });
    expect(await run('drainPartition', { partitionId: 'p3', to: ['p3'] })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await run('drainPartition', { partitionId: 'r1' })).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ path: 'partitionId' }],
    });
    expect(await run('drainPartition', { partitionId: 'x9' })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await run('reopenPartition', { partitionId: 'p3' })).toEqual({
      __typename: 'ReopenPartitionSuccess',
      partition: { id: 'p3', accepting: true },
    });
    expect(await run('reopenPartition', { partitionId: 'x9' })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  describe('of a drain', () => {
    /** Lets a move come to its end as its driver would. */
    async function arrive(id: string): Promise<void> {
      const { to, ownerKey } = await recordOf(id);
      const at = harness.clock.now();
      await harness.database.db.placement.update({
        where: { ownerKey },
        data: { partitionId: to, epoch: { increment: 1 } },
      });
      await end(id, { state: 'concluded', flippedAt: at, keepUntil: new Date(at.getTime() + 1e7) });
    }

    async function end(id: string, data: object): Promise<void> {
      await harness.database.db.move.update({
        where: { id },
        data: { ...data, updatedAt: harness.clock.now() },
      });
    }

    async function recordOf(id: string) {
      const row = await harness.database.db.move.findUniqueOrThrow({ where: { id } });
      return { ownerKey: row.ownerKey, to: row.toPartition };
    }

    async function movesOf(ownerKey: string) {
      const rows = await harness.database.db.move.findMany({
        where: { ownerKey },
        orderBy: { seq: 'asc' },
      });
      return rows.map((row) => `${row.fromPartition} ${row.toPartition} ${row.state}`);
    }

    async function drain(to?: readonly string[]): Promise<string> {
      harness.clock.advance(120_000);
      await heartbeat(harness.database, 'node-1', []);
      const input = { partitionId: 'p3', reason: 'the machine goes', ...(to && { to }) };
      const { group } = await run('drainPartition', input);
      harness.clock.advance(1_000);
      return (group as { id: string }).id;
    }

    const goOn = () => moveOnLatecomers({ database: harness.database });

    afterEach(async () => {
      await run('reopenPartition', { partitionId: 'p3' });
    });

    it('leave with it also when they arrive after it began, where it sends people', async () => {
      const ownerKey = await place('p1');
      const id = await startOne(ownerKey, 'p3');
      const groupId = await drain(['p2']);
      expect(await goOn()).toBe(0);
      await arrive(id);
      expect(await goOn()).toBe(1);
      expect(await movesOf(ownerKey)).toEqual(['p1 p3 concluded', 'p3 p2 requested']);
      // The driver waits until the old copy on p1 is gone, and that is due now.
      const first = await harness.database.db.move.findUniqueOrThrow({ where: { id } });
      expect(first.keepUntil).toEqual(harness.clock.now());
      const [, second] = await harness.database.db.move.findMany({
        where: { ownerKey },
        orderBy: { seq: 'asc' },
      });
      expect(second?.groupId).toBe(groupId);
      expect(await lastAudit()).toMatchObject({
        ...{ accountId: 'operator', action: 'drainPartition', target: 'p3' },
        details: { group: groupId, latecomers: '1' },
      });
      expect(await goOn()).toBe(0);
    });

    it('go back to the old copy where the drain leads there', async () => {
      const ownerKey = await place('p1');
      const id = await startOne(ownerKey, 'p3');
      await drain(['p1']);
      await arrive(id);
      expect(await goOn()).toBe(1);
      expect(await movesOf(ownerKey)).toEqual(['p1 p3 taken-back', 'p3 p1 requested']);
    });

    it('leave with it when another move from there came to nothing', async () => {
      const ownerKey = await place('p3');
      const id = await startOne(ownerKey, 'p1');
      await drain(['p2']);
      expect(await goOn()).toBe(0);
      await end(id, { state: 'failed', outcome: 'failed' });
      expect(await goOn()).toBe(1);
      expect(await movesOf(ownerKey)).toEqual(['p3 p1 failed', 'p3 p2 requested']);
    });

    it('that were taken back are counted apart from those to go', async () => {
      const ownerKey = await place('p3');
      const groupId = await drain(['p1']);
      const [away] = await harness.database.db.move.findMany({ where: { groupId } });
      expect(away?.ownerKey).toBe(ownerKey);
      await arrive(away?.id ?? '');
      await run('takeBackMoves', { groupId });
      const query = '{ cluster { moveGroups(first: 2) { id total moved given takenBack } } }';
      const { data } = await harness.ask(operator, query);
      expect(data).toMatchObject({
        cluster: {
          moveGroups: expect.arrayContaining([
            { id: groupId, total: 1, moved: 0, given: 0, takenBack: 1 },
          ]) as object,
        },
      });
    });

    it('stay when an operator cancelled their leaving, or took them back since', async () => {
      const [stays, comesBack] = [await place('p3'), await place('p3')];
      const away = await startOne(comesBack, 'p1');
      await arrive(away);
      const groupId = await drain();
      const [move] = await harness.database.db.move.findMany({ where: { groupId } });
      expect(move?.ownerKey).toBe(stays);
      await end(move?.id ?? '', { state: 'cancelled', outcome: 'cancelled' });
      const { moves } = await run('takeBackMoves', { moveIds: [away] });
      await arrive((moves as { id: string }[])[0]?.id ?? '');
      expect(await goOn()).toBe(0);
    });

    it('wait where no partition takes them, and stay once it takes users again', async () => {
      const [ownerKey, other] = [await place('p1'), await place('p1')];
      const ids = [await startOne(ownerKey, 'p3'), await startOne(other, 'p3')];
      await drain(['p2']);
      const isOpen = (accepting: boolean) =>
        harness.database.db.partition.update({ where: { id: 'p2' }, data: { accepting } });
      await isOpen(false);
      await arrive(ids[0] ?? '');
      const before = await lastAudit();
      expect(await goOn()).toBe(0);
      expect(await lastAudit()).toEqual(before);
      await isOpen(true);
      expect(await goOn()).toBe(1);
      await run('reopenPartition', { partitionId: 'p3' });
      await arrive(ids[1] ?? '');
      expect(await goOn()).toBe(0);
    });
  });

  it('are listed page by page, by state, user, group and partition', async () => {
    const key = await place('p1');
    const id = await startOne(key);
    const list = `query ($first: Int, $after: String, $state: [MoveState!], $ownerKey: ID, $partitionId: ID) {
      cluster { moves(first: $first, after: $after, state: $state, ownerKey: $ownerKey, partitionId: $partitionId) {
        totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } } }`;
    const ask = async (variables: Record<string, unknown>) => {
      const { data, codes } = await harness.ask(operator, list, variables);
      expect(codes).toEqual([]);
      return (data?.['cluster'] as { moves: Record<string, unknown> }).moves;
    };
    expect(await ask({ first: 5, ownerKey: `performer_${key}` })).toMatchObject({
      totalCount: 1,
      edges: [{ node: { id } }],
    });
    const first = await ask({ first: 1, state: ['REQUESTED'] });
    expect(first).toMatchObject({ edges: [{ node: { id } }], pageInfo: { hasNextPage: true } });
    const { endCursor } = first['pageInfo'] as { endCursor: string };
    const second = await ask({ first: 1, state: ['REQUESTED'], after: endCursor });
    expect(second['edges']).not.toEqual(first['edges']);
    expect(await ask({ first: 5, state: ['PAUSED'] })).toMatchObject({ edges: [] });
    expect(await ask({ first: 5, partitionId: 'r1' })).toMatchObject({ totalCount: 0 });
    const groups = `{ cluster { moveGroups(first: 2) { kind requestedByName total moved given }
      moveSettings { atOnce blockMs keepSeconds } move(id: "${id}") { stepName group { id } } } }`;
    expect((await harness.ask(operator, groups)).data).toMatchObject({
      cluster: {
        moveGroups: [{ requestedByName: 'Name of operator', moved: 0, given: 0 }, {}],
        moveSettings: { blockMs: 2_000, keepSeconds: 86_400 },
        move: { stepName: 'requested' },
      },
    });
  });
});

describe('spreading users', () => {
  it('counts those in who were sent before, and takes the first of equals', () => {
    const spread = createSpreader([
      { id: 'a', users: 2 },
      { id: 'b', users: 1 },
      { id: 'c', users: 1 },
    ]);
    const all = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect([spread(all), spread(all), spread(all), spread(all)]).toEqual(['b', 'c', 'a', 'b']);
    expect(spread([])).toBeNull();
  });
});
