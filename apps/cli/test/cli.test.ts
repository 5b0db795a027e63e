import {
  signUpAtGateway,
  startExchange,
  type GatewayClient,
  type TestExchange,
} from '@exchange/testkit/exchange';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../src/index.ts';

const origin = 'http://localhost:4000';

describe('the command line tool', () => {
  let exchange: TestExchange;
  let url: string;
  let key: string;
  let readingKey: string;
  let performer: GatewayClient;
  let performerKey: string;
  let home: string;

  beforeAll(async () => {
    exchange = await startExchange({ requesterNodes: 1, performerNodes: 2 });
    ({ url } = await exchange.startGateway());
    const operator = await signUpAtGateway(url, origin, 'Olga', []);
    await exchange.database.db.user.updateMany({
      where: { name: 'Olga' },
      data: { isOperator: true },
    });
    const makeKey = async (scopes: readonly string[]) => {
      const made = await operator.run<{ createApiKey: { secret: string } }>(
        `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
           ... on CreateApiKeySuccess { secret } } }`,
        { input: { name: 'scripts', scopes } },
      );
      return made.createApiKey.secret;
    };
    await vi.waitFor(async () => {
      const { viewer } = await operator.run<{ viewer: { roles: string[] } }>(
        '{ viewer { roles } }',
      );
      expect(viewer.roles).toContain('OPERATOR');
    });
    key = await makeKey(['operator:read', 'operator:write']);
    readingKey = await makeKey(['operator:read']);
    performer = await signUpAtGateway(url, origin, 'Pia', ['PERFORMER']);
    const { viewer } = await performer.run<{
      viewer: { performer: { id: string }; homes: { partitionId: string }[] };
    }>('{ viewer { performer { id } homes { partitionId } } }');
    performerKey = viewer.performer.id.replace('performer_', '');
    home = viewer.homes[0]?.partitionId ?? '';
    await exchange.beat();
  }, 60_000);

  afterAll(() => exchange.stop());

  async function call(...args: string[]) {
    const lines: string[] = [];
    const complaints: string[] = [];
    const code = await run([...args, '--url', url, '--key', key], {
      print: (text) => lines.push(text),
      complain: (text) => complaints.push(text),
    });
    return { code, text: lines.join('\n'), complaint: complaints.join('\n') };
  }

  async function read<Thing>(...args: string[]): Promise<Thing> {
    const { text } = await call(...args, '--json');
    return JSON.parse(text) as Thing;
  }

  it('says in one sentence and by its code what is in the way', async () => {
    const complaints: string[] = [];
    const output = { print: () => undefined, complain: (text: string) => complaints.push(text) };
    expect(await run(['nodes', '--url', url, '--key', 'ex_wrong'], output)).toBe(3);
    expect(await run(['maintenance', 'on', '--url', url, '--key', readingKey], output)).toBe(3);
    expect(await run(['nodes', '--url', 'http://127.0.0.1:1', '--key', key], output)).toBe(4);
    expect(await run(['nodes', '--url', 'nowhere', '--key', key], output)).toBe(2);
    expect(await run(['nodse'], output)).toBe(2);
    expect(await run(['moves', 'pause', '--url', url, '--key', key], output)).toBe(2);
    expect(complaints.join('\n')).toContain('operator:write');
    expect(complaints.join('\n')).toContain('does not answer');
    expect(complaints.join('\n')).not.toContain('ex_wrong');
  });

  it('lists nodes, partitions and settings as tables and as JSON', async () => {
    const nodes = await call('nodes');
    expect(nodes).toMatchObject({ code: 0, complaint: '' });
    expect(nodes.text).toMatch(/^NODE +STATE +PARTITIONS/);
    expect(nodes.text).toMatch(/performer-1 +live +p1/);
    const partitions = await read<{ id: string; accepting: boolean }[]>('partitions');
    expect(partitions.map(({ id }) => id)).toEqual(['p1', 'p2', 'r1', 'r2']);
    expect((await call('settings', 'moves.policy')).text).toContain('"propose"');
  });

  it('finds users and settles where they may live', async () => {
    const [user] = await read<{ ownerKey: string; partitionId: string }[]>('users', 'find', 'pia');
    expect(user).toMatchObject({ ownerKey: performerKey, partitionId: home });
    const settled = await call('users', 'settle', performerKey, '--pin', '--class', 'premium');
    expect(settled.text).toBe(`${performerKey} stays (on ${home}), class premium.`);
    expect(await call('users', 'settle', performerKey)).toMatchObject({ code: 2 });
    expect(await call('users', 'settle', performerKey, '--class', 'gold')).toMatchObject({
      code: 1,
      complaint: 'The service class is one of standard, premium.',
    });
    await call('users', 'settle', performerKey, '--unpin', '--class', 'standard');
  });

  it('moves a user, follows it to its end, and takes it back', async () => {
    const to = home === 'p1' ? 'p2' : 'p1';
    const started = await read<{ group: { id: string } }>(
      ...['moves', 'start', performerKey, '--to', to, '--reason', 'to try it'],
    );
    await exchange.drain();
    const followed = await call('moves', 'follow', started.group.id);
    expect(followed).toMatchObject({ code: 0, complaint: '' });
    expect(followed.text).toContain('1 of 1 moved');
    const [move] = await read<{ id: string; to: string }[]>('moves', '--user', performerKey);
    expect(move).toMatchObject({ to });
    expect(await call('moves', 'cancel', move?.id ?? '')).toMatchObject({ code: 1 });
    expect(await call('moves', 'start', performerKey, '--to', to)).toMatchObject({
      code: 1,
      complaint: 'The user lives there already.',
    });
    expect(await call('moves', 'take-back', move?.id ?? '')).toMatchObject({ code: 0 });
    await exchange.drain();
    const [back] = await read<{ partitionId: string }[]>('users', 'find', performerKey);
    expect(back).toMatchObject({ partitionId: home });
    const over = await call('moves', 'follow', started.group.id);
    expect(over).toMatchObject({ code: 0, complaint: '' });
    expect(over.text).toContain('0 of 1 moved, 0 given up, 1 taken back');
  });

  it('shows what partitions use, judges where users live, and decides about proposals', async () => {
    for (const node of exchange.running()) {
      for (const ticker of node.load.tickers) await ticker.runUntilIdle();
    }
    const loads = await read<{ partitionId: string; requests: number; rows: number }[]>('load');
    const load = loads.find(({ partitionId }) => partitionId === home);
    expect(load?.requests).toBeGreaterThan(0);
    expect(load?.rows).toBeGreaterThan(0);
    const [heaviest] = await read<{ ownerKey: string; rows: number }[]>('users', 'heaviest');
    expect(heaviest).toMatchObject({ ownerKey: performerKey });
    expect(heaviest?.rows).toBeGreaterThan(0);
    expect(await call('proposals', 'run')).toMatchObject({ code: 0, complaint: '' });
    expect(await call('proposals', 'approve', 'none')).toMatchObject({
      code: 1,
      complaint: 'There is no such proposal.',
    });
  });

  it('checks money and what must be zero', async () => {
    expect(await call('money')).toMatchObject({ code: 0 });
    expect(await call('status')).toMatchObject({ code: 0 });
    await exchange.stopNode('performer-2');
    const money = await call('money');
    expect(money).toMatchObject({ code: 4 });
    expect(money.complaint).toContain('p2');
    expect(await call('status')).toMatchObject({ code: 5 });
    await exchange.startNode('performer-2');
  });

  it('follows an id through the directory and the partitions', async () => {
    const { code, text } = await call('follow', `performer_${performerKey}`);
    expect(code).toBe(0);
    expect(text).toContain(`A performer of ${performerKey}, who lives on ${home}.`);
    expect(text).toMatch(/directory +home/);
    expect(text).toMatch(new RegExp(`${home} \\(performer-\\d\\) +performer`));
    expect(await call('follow', 'task_nobody')).toMatchObject({
      code: 1,
      complaint: 'Nothing is known of task_nobody.',
    });
  });

  it('refuses changes in maintenance with a sentence, while reading goes on', async () => {
    const hide = 'mutation { openRole(input: { role: REQUESTER }) { __typename } }';
    expect(await call('maintenance', 'on', 'Back', 'at', 'noon.')).toMatchObject({ code: 0 });
    await expect
      .poll(async () => (await performer.ask(hide)).errors?.[0])
      .toMatchObject({ message: 'Back at noon.', extensions: { code: 'UNAVAILABLE' } });
    expect((await performer.ask('{ viewer { name } }')).errors).toBeUndefined();
    const signUp = await fetch(`${url}/api/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ name: 'New', email: 'new@example.test', password: 'long enough 123' }),
    });
    expect(signUp.status).toBe(503);
    // Operators go on, or nobody could end it.
    expect((await call('proposals', 'run')).code).toBe(0);
    expect((await call('maintenance')).text).toContain('Back at noon.');
    expect(await call('maintenance', 'off')).toMatchObject({ code: 0 });
    await expect.poll(async () => (await performer.ask(hide)).errors).toBeUndefined();
  });

  it('lists what operators did', async () => {
    const lines = await read<{ action: string; accountName: string; target: string }[]>('audit');
    const actions = new Set(lines.map(({ action }) => action));
    for (const action of ['startMoves', 'takeBackMoves', 'settleUser', 'setMaintenanceMode']) {
      expect(actions).toContain(action);
    }
    expect(lines.every(({ accountName }) => accountName === 'Olga')).toBe(true);
    const { text } = await call('audit', '--action', 'settleUser');
    expect(text).toContain('serviceClass=premium');
  });
});
