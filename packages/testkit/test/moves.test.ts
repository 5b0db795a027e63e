import { exampleForms } from '@exchange/tasks/examples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  signUpAtGateway,
  startExchange,
  type GatewayClient,
  type TestExchange,
} from '../src/exchange.ts';

const createType = `mutation ($input: CreateTaskTypeInput!) { createTaskType(input: $input) {
  __typename ... on SaveTaskTypeSuccess { taskType { id } } } }`;
const deposit = `mutation ($input: DepositFundsInput!) { depositFunds(input: $input) {
  __typename } }`;
const publish = `mutation ($input: PublishTaskInput!) { publishTask(input: $input) {
  __typename ... on PublishBatchSuccess { batch { id } } } }`;
const accept = `mutation ($typeId: ID!) { acceptTask(input: { typeId: $typeId }) {
  __typename ... on AcceptTaskSuccess { assignment { id } } } }`;
const submit = `mutation ($input: SubmitAssignmentInput!) { submitAssignment(input: $input) {
  __typename } }`;
const startMoves = `mutation ($input: StartMovesInput!) { startMoves(input: $input) {
  __typename
  ... on StartMovesSuccess { group { id total } moves { id from to state } refused { message } }
  ... on MovesRefused { message refused { ownerKey message inTheWay { id requestedByName } } }
  ... on InvalidInput { message } } }`;
const takeBack = `mutation ($input: ChangeMovesInput!) { takeBackMoves(input: $input) {
  __typename ... on StartMovesSuccess { moves { id takesBack } } ... on MovesRefused { message } } }`;
const shorten = `mutation ($input: ShortenMoveKeepInput!) { shortenMoveKeep(input: $input) {
  __typename ... on ChangeMovesSuccess { changed { id } unchanged { message } } } }`;
const readMove = `query ($id: ID!) { cluster { move(id: $id) {
  state step error tries blockedMs rowsCopied actions takenBackBy } } }`;
const homes = '{ viewer { homes { role partitionId epoch } } }';

interface Person {
  readonly name: string;
  readonly client: GatewayClient;
  readonly ownerKey: string;
}

interface Started {
  readonly startMoves: {
    readonly __typename: string;
    readonly moves: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  };
}

describe('moving users of a running exchange', () => {
  let exchange: TestExchange;
  let url: string;
  let operator: GatewayClient;
  let requester: Person;
  let performers: Person[];
  let typeId: string;
  const submitted = new Set<string>();
  const failures: string[] = [];

  beforeAll(async () => {
    exchange = await startExchange({ requesterNodes: 2, performerNodes: 2 });
    ({ url } = await exchange.startGateway());
    operator = await signUpAtGateway(url, 'http://localhost:4000', 'Olga', []);
    await exchange.database.db.user.update({
      where: { email: 'olga@example.test' },
      data: { isOperator: true },
    });
    requester = await signUp('Rita', 'REQUESTER');
    performers = [];
    for (const name of ['Pia', 'Paul', 'Pola', 'Pit']) {
      performers.push(await signUp(name, 'PERFORMER'));
    }
    typeId = await post(60);
    await exchange.drain();
  });

  afterAll(() => exchange.stop());

  async function signUp(name: string, role: 'REQUESTER' | 'PERFORMER'): Promise<Person> {
    const client = await signUpAtGateway(url, 'http://localhost:4000', name, [role]);
    const query = role === 'REQUESTER' ? '{ me { id } }' : '{ myself { id } }';
    const answer = await client.run<Record<string, { id: string }>>(query);
    const ownerKey = Object.values(answer)[0]?.id.split('_')[1] ?? '';
    return { name, client, ownerKey };
  }

  async function post(tasks: number): Promise<string> {
    const { client } = requester;
    await client.run(deposit, {
      input: { amountMinor: 1_000_000, idempotencyKey: 'a-deposit-of-rita' },
    });
    const terms = {
      title: 'Is it positive?',
      description: 'Is it positive?',
      instructions: 'Read it.',
      category: 'Text',
      keywords: [],
      rewardMinor: 10,
      timeAllowedSeconds: 600,
      autoApprovalSeconds: 3_600,
      form: exampleForms.find(({ id }) => id === 'sentiment')?.form,
    };
    const { createTaskType } = await client.run<{ createTaskType: { taskType: { id: string } } }>(
      createType,
      { input: { terms } },
    );
    const { id } = createTaskType.taskType;
    for (let number = 0; number < tasks; number += 1) await publishOne(id, number);
    return id;
  }

  async function publishOne(id: string, number: number): Promise<void> {
    const input = {
      typeId: id,
      input: { sentence: `Sentence ${number}.` },
      idempotencyKey: `task-${String(number).padStart(8, '0')}`,
    };
    const { publishTask } = await requester.client.run<{ publishTask: { __typename: string } }>(
      publish,
      { input },
    );
    expect(publishTask.__typename).toBe('PublishBatchSuccess');
  }

  /** Accepts and submits until `isOver`; whatever fails is written down. */
  async function work(person: Person, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const got = await person.client.ask(accept, { typeId });
      note(person, got);
      const accepted = got.data?.['acceptTask'] as
        | { __typename: string; assignment?: { id: string } }
        | undefined;
      const id = accepted?.assignment?.id;
      if (id === undefined) {
        await exchange.drain();
        continue;
      }
      const answer = { sentiment: 'positive' };
      const sent = await person.client.ask(submit, { input: { assignmentId: id, answer } });
      note(person, sent);
      const outcome = sent.data?.['submitAssignment'] as { __typename: string } | undefined;
      if (outcome?.__typename === 'SubmitAssignmentSuccess') submitted.add(id);
      else failures.push(`${person.name}: ${JSON.stringify(sent)}`);
    }
  }

  function note(person: Person, answer: { readonly errors?: unknown }): void {
    if (answer.errors !== undefined) {
      failures.push(`${person.name}: ${JSON.stringify(answer.errors)}`);
    }
  }

  async function homeOf(person: Person): Promise<string> {
    const { viewer } = await person.client.run<{ viewer: { homes: { partitionId: string }[] } }>(
      homes,
    );
    return viewer.homes[0]?.partitionId ?? '';
  }

  async function start(person: Person, to?: string) {
    const input = { ownerKeys: [person.ownerKey], reason: 'a test', ...(to ? { to } : {}) };
    const { startMoves: started } = await operator.run<Started>(startMoves, { input });
    expect(started).toMatchObject({ __typename: 'StartMovesSuccess' });
    const [move] = started.moves;
    if (move === undefined) throw new Error('Nothing was started.');
    return move;
  }

  async function stateOf(id: string): Promise<{ readonly state: string }> {
    const { cluster } = await operator.run<{ cluster: { move: { state: string } } }>(readMove, {
      id,
    });
    return cluster.move;
  }

  /** The jobs that move users alone: the others go on as people work. */
  async function carryOutMoves(): Promise<void> {
    const movers = exchange.running().flatMap(({ tickers }) => tickers);
    await Promise.all(
      movers.filter(({ name }) => name === 'move-users').map((ticker) => ticker.runUntilIdle()),
    );
  }

  async function rowsOf(partitionId: string, ownerKey: string): Promise<number> {
    const node = await exchange.directory.requireNode(partitionId);
    const partition = exchange.node(node.nodeId).databases.byId.get(partitionId);
    const table = ownerKey.startsWith('r') ? 'requesters' : 'performers';
    const [row] = await (partition?.query<{ count: number }>(
      {
        name: `test-rows-${table}`,
        text: `select count(*) as count from ${table} where owner_key = $1`,
      },
      [ownerKey],
    ) ?? []);
    return row?.count ?? 0;
  }

  async function readMetrics(partitionId: string): Promise<string> {
    const { nodeId } = await exchange.directory.requireNode(partitionId);
    const { url: nodeUrl } = exchange.node(nodeId);
    return (await fetch(`${nodeUrl}/metrics`)).text();
  }

  it('takes a performer and a requester elsewhere while everybody works, and nothing fails', async () => {
    const [mover] = performers;
    if (mover === undefined) throw new Error('There is nobody.');
    const working = new AbortController();
    const isOver = (): boolean => working.signal.aborted;
    const workers = performers.map((person) => work(person, isOver));
    const posting = (async () => {
      for (let number = 1_000; !isOver(); number += 1) await publishOne(typeId, number);
    })();
    const [one, other] = [await start(mover), await start(requester)];
    await carryOutMoves();
    working.abort();
    await Promise.all([...workers, posting]);
    expect(await stateOf(one.id)).toMatchObject({ state: 'CONCLUDED', error: null });
    expect(await stateOf(other.id)).toMatchObject({ state: 'CONCLUDED', error: null });
    await exchange.drain();
    expect(failures.slice(0, 3)).toEqual([]);
    expect(await homeOf(mover)).toBe(one.to);
    expect(await homeOf(requester)).toBe(other.to);
    expect(submitted.size).toBeGreaterThan(10);
    const figures = await readMetrics(one.to);
    expect(figures).toMatch(/event="switched"[^}]*\} 1\n/);
    expect(figures).toMatch(/exchange_move_rows_total\{[^}]*\} [1-9]/);
    expect(figures).toMatch(/exchange_move_block_seconds_count\{[^}]*\} 1\n/);
  });

  it('keeps the old copy, takes the move back with what was done since, and leaves nothing at last', async () => {
    const [mover] = performers;
    if (mover === undefined) throw new Error('There is nobody.');
    const move = await start(mover);
    await exchange.drain();
    expect(await stateOf(move.id)).toMatchObject({ state: 'CONCLUDED', step: 12 });
    expect(await rowsOf(move.from, mover.ownerKey)).toBe(1);
    const { takeBackMoves } = await operator.run<{ takeBackMoves: { moves: { id: string }[] } }>(
      takeBack,
      { input: { moveIds: [move.id] } },
    );
    await exchange.drain();
    const backId = takeBackMoves.moves[0]?.id ?? '';
    expect(await stateOf(backId)).toMatchObject({ state: 'CONCLUDED', rowsCopied: 0 });
    expect(await stateOf(move.id)).toMatchObject({ state: 'TAKEN_BACK', takenBackBy: backId });
    expect(await homeOf(mover)).toBe(move.from);
    expect(await operator.run(shorten, { input: { moveIds: [backId], keepSeconds: 0 } })).toEqual({
      shortenMoveKeep: {
        __typename: 'ChangeMovesSuccess',
        changed: [{ id: backId }],
        unchanged: [],
      },
    });
    await exchange.drain();
    expect(await stateOf(backId)).toMatchObject({ state: 'ERASED', step: 13 });
    expect(await rowsOf(move.to, mover.ownerKey)).toBe(0);
    expect(await rowsOf(move.from, mover.ownerKey)).toBe(1);
    expect(await readMetrics(move.from)).toMatch(/event="taken_back"[^}]*\} 1\n/);
  });

  it('tells a second operator whose move is in the way', async () => {
    const [, mover] = performers;
    if (mover === undefined) throw new Error('There is nobody.');
    const move = await start(mover);
    const input = { ownerKeys: [mover.ownerKey] };
    expect(await operator.run(startMoves, { input })).toMatchObject({
      startMoves: {
        __typename: 'MovesRefused',
        message: expect.stringContaining('Olga has been moving this user from') as string,
        refused: [{ ownerKey: mover.ownerKey, inTheWay: { id: move.id, requestedByName: 'Olga' } }],
      },
    });
    await exchange.drain();
    expect(await stateOf(move.id)).toMatchObject({ state: 'CONCLUDED' });
  });

  it('begins no move to a node that is about to leave', async () => {
    const [, , mover] = performers;
    if (mover === undefined) throw new Error('There is nobody.');
    const move = await start(mover);
    const { nodeId } = await exchange.directory.requireNode(move.to);
    await exchange.node(nodeId).drain();
    await carryOutMoves();
    expect(await stateOf(move.id)).toMatchObject({ state: 'REQUESTED' });
  });
});
