import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBatch } from './flows.ts';
import { costMinor, openTestNode, type Requester, type TestNode } from './support.ts';

describe('what happens by itself when its time has come', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await openTestNode();
  });
  afterAll(() => node.close());

  const rows = <Row>(text: string, values: unknown[] = []) =>
    node.partition.query<Row & Record<string, unknown>>(
      { name: `test ${text.slice(0, 50)}`, text },
      values,
    );

  const readBatch = async (requester: Requester, id: string) => {
    const { batch } = await requester.ask<{ batch: Record<string, unknown> }>(
      `query ($id: ID!) { batch(id: $id) {
        status endedBy closesAt reserved { minor } progress { available leased cancelled toReview approved }
        history { submitted } } }`,
      { id },
    );
    return batch;
  };
  const available = async (requester: Requester) => {
    const [account] = await rows<{ balance: number }>(
      `select balance from ledger_accounts where id = $1`,
      [`${requester.key}:available`],
    );
    return account?.balance ?? 0;
  };

  describe('automatic approval', () => {
    it('puts aside the one submission that cannot be approved, approves the others, and tries again later', async () => {
      const requester = await node.addRequester(10_000);
      const { typeId, batchId } = await openBatch(node, requester, 3);
      const { leases } = await node.acquire({ typeId, slots: 3 });
      await node.deliver(leases.map((lease) => node.submission(lease)));
      const [broken] = await rows<{ id: string }>(
        `select id from submissions where batch_id = $1 order by id limit 1`,
        [batchId],
      );
      const brokenId = broken?.id ?? '';
      await rows(`create function test_refuse() returns trigger language plpgsql as $$
        begin if new.reference like 'submission_%' and exists (select 1 from test_broken b where b.id = new.reference)
          then raise exception 'the books do not take this'; end if; return new; end $$`);
      await rows(`create table test_broken (id text)`);
      await rows(`insert into test_broken values ($1)`, [brokenId]);
      await rows(`create trigger test_refuse before insert on ledger_transfers
        for each row execute function test_refuse()`);

      node.clock.advance(3_600_000);
      await node.runJob('approve-due');
      expect(await readBatch(requester, batchId)).toMatchObject({
        progress: { toReview: 1, approved: 2 },
      });
      const parked = () =>
        rows(
          `select id, reason, attempts,
                     extract(epoch from next_attempt_at - $1::timestamptz)::int as seconds
                from parked_work`,
          [node.clock.now()],
        );
      expect(await parked()).toEqual([
        { id: brokenId, reason: 'the books do not take this', attempts: 1, seconds: 60 },
      ]);
      const meta = { requestId: 'test', caller: 'gateway' };
      const listed = await node.module.handlers.listParked?.({ partitionId: 'r1', first: 5 }, meta);
      expect(listed?.parked).toMatchObject([
        { job: 'approve', id: brokenId, ownerKey: requester.key, attempts: 1 },
      ]);
      const stats = await node.module.handlers.readStats?.({ partitionId: 'r1' }, meta);
      expect(stats?.parked).toBe(1);
      // Not before its time, and then less and less often.
      await node.runJob('approve-due');
      expect(await parked()).toMatchObject([{ attempts: 1 }]);
      node.clock.advance(60_000);
      await node.runJob('approve-due');
      expect(await parked()).toMatchObject([{ attempts: 2, seconds: 120 }]);

      await rows(`delete from test_broken`);
      node.clock.advance(120_000);
      await node.runJob('approve-due');
      expect(await parked()).toEqual([]);
      expect(await readBatch(requester, batchId)).toMatchObject({
        status: 'COMPLETED',
        progress: { toReview: 0, approved: 3 },
      });
    });
  });

  describe('a batch whose deadline has passed', () => {
    const day = 86_400_000;

    async function openUntil(requester: Requester, count: number) {
      const deadlineAt = new Date(node.clock.now().getTime() + 60_000).toISOString();
      const opened = await openBatch(node, requester, count, { batch: { deadlineAt } });
      return { ...opened, deadlineAt };
    }

    it('keeps its money for a day and then gives back that of every slot that nobody has', async () => {
      const requester = await node.addRequester(10_000);
      const { typeId, batchId, deadlineAt } = await openUntil(requester, 4);
      const { leases } = await node.acquire({ typeId, slots: 1 });
      expect(await readBatch(requester, batchId)).toMatchObject({
        closesAt: new Date(Date.parse(deadlineAt) + day).toISOString(),
        endedBy: null,
      });
      node.clock.advance(60_000 + day - 1);
      await node.runJob('end-overdue');
      expect(await readBatch(requester, batchId)).toMatchObject({ status: 'OPEN' });
      expect(await available(requester)).toBe(10_000 - 4 * costMinor);

      node.clock.advance(1);
      node.changes.length = 0;
      await node.runJob('end-overdue');
      await node.runJob('roll-batches');
      await node.runJob('expire-leases');
      expect(await readBatch(requester, batchId)).toMatchObject({
        status: 'CANCELLED',
        endedBy: 'DEADLINE',
        closesAt: null,
        reserved: { minor: 0 },
        progress: { available: 0, leased: 0, cancelled: 4 },
      });
      expect(await available(requester)).toBe(10_000);
      expect(node.changes.flatMap(({ topics }) => topics)).toContain(`batch:${batchId}`);
      // Work that was under way is still taken.
      const [lease] = leases;
      if (lease === undefined) throw new Error('Nothing was granted.');
      expect((await node.deliver([node.submission(lease)])).failed).toEqual([]);
    });

    it('goes on when its deadline is moved in time', async () => {
      const requester = await node.addRequester(10_000);
      const { batchId } = await openUntil(requester, 2);
      node.clock.advance(60_000 + day - 1);
      await node.runJob('shut-overdue');
      const next = new Date(node.clock.now().getTime() + 60_000).toISOString();
      await requester.ask(
        `mutation ($input: ExtendBatchInput!) { extendBatch(input: $input) { __typename } }`,
        { input: { id: batchId, deadlineAt: next } },
      );
      node.clock.advance(1);
      await node.runJob('end-overdue');
      await node.runJob('roll-batches');
      expect(await readBatch(requester, batchId)).toMatchObject({
        status: 'OPEN',
        progress: { available: 2 },
      });
    });

    it('says that its requester ended it when the requester did', async () => {
      const requester = await node.addRequester(10_000);
      const { batchId } = await openBatch(node, requester, 2);
      await requester.ask(
        `mutation ($input: BatchInput!) { cancelBatch(input: $input) { __typename } }`,
        { input: { id: batchId } },
      );
      expect(await readBatch(requester, batchId)).toMatchObject({ endedBy: 'REQUESTER' });
    });
  });

  describe('the history of a batch', () => {
    it('is counted as work arrives: a few hundred rows, however much comes for however long', async () => {
      const requester = await node.addRequester(1_000_000);
      const { typeId, batchId } = await openBatch(node, requester, 120);
      const steps = [20_000, 60_000, 3_600_000, 86_400_000];
      let sent = 0;
      for (let round = 0; round < 40; round += 1) {
        const { leases } = await node.acquire({ typeId, slots: 3 });
        await node.deliver(leases.map((lease) => node.submission(lease)));
        sent += leases.length;
        node.clock.advance(steps[round % steps.length] ?? 0);
      }
      const { history } = (await readBatch(requester, batchId)) as {
        history: { submitted: number }[];
      };
      expect(history.at(-1)?.submitted).toBe(sent);
      expect(history.length).toBeLessThanOrEqual(60);
      const totals = history.map((point) => point.submitted);
      expect(totals).toEqual([...totals].sort((one, other) => one - other));
      const [counted] = await rows<{ parts: number; received: number }>(
        `select count(*)::int as parts, sum(received)::int as received
           from batch_history where batch_id = $1`,
        [batchId],
      );
      expect(counted).toMatchObject({ received: sent });
      expect(counted?.parts).toBeLessThanOrEqual(40);
    });

    it('has parts that grow with the age of the batch', async () => {
      const parts = await rows<{ part: string }>(
        `select (history_part('2026-01-01T00:00:00Z', at) - '2026-01-01T00:00:00Z')::text as part
           from unnest(array['2026-01-01T00:01:30Z', '2026-01-01T03:14:00Z', '2026-01-03T05:30:00Z',
                             '2026-03-02T07:00:00Z']::timestamptz[]) as t (at)`,
      );
      expect(parts.map(({ part }) => part)).toEqual([
        '00:01:00',
        '03:10:00',
        '2 days 05:00:00',
        '60 days',
      ]);
    });
  });

  describe('a lease', () => {
    it('is never renewed beyond the longest lease from its grant, whatever is asked', async () => {
      const requester = await node.addRequester(10_000);
      const { typeId } = await openBatch(node, requester, 1);
      const { leases } = await node.acquire({ typeId, slots: 1 });
      const [lease] = leases;
      if (lease === undefined) throw new Error('Nothing was granted.');
      const grantedMs = node.clock.now().getTime();
      const longestMs = 7 * 86_400_000;
      const allowedMs = 300_000;
      let epoch = 1;
      const renew = () =>
        node.module.handlers.renew?.(
          {
            partitionId: node.partition.id,
            holder: 'p1',
            leaseSeconds: 100 * 86_400,
            leases: [{ leaseId: lease.leaseId, epoch }],
          },
          { requestId: 'test', caller: 'test' },
        );
      for (const atMs of [0, longestMs - 1]) {
        node.clock.advance(grantedMs + atMs - node.clock.now().getTime());
        const answer = await renew();
        expect(answer?.renewed).toHaveLength(1);
        epoch = answer?.renewed[0]?.epoch ?? 0;
        expect(answer?.renewed[0]?.expiresAt).toEqual(new Date(grantedMs + longestMs + allowedMs));
      }
      node.clock.advance(1);
      expect((await renew())?.refused).toEqual([lease.leaseId]);
    });
  });

  describe('a key that was used', () => {
    it('repeats the same call and refuses another one', async () => {
      const requester = await node.addRequester(10_000);
      const { typeId, batchId } = await openBatch(node, requester, 2);
      const publish = async (changes: object) => {
        const { publishTask } = await requester.ask<{
          publishTask: { __typename: string; batch?: { id: string }; problems?: unknown };
        }>(
          `mutation ($input: PublishTaskInput!) { publishTask(input: $input) { __typename
            ... on PublishBatchSuccess { batch { id } } ... on InvalidInput { problems { path } } } }`,
          {
            input: {
              typeId,
              input: { sentence: 'One.', note: 'a' },
              idempotencyKey: 'one-key-only',
              ...changes,
            },
          },
        );
        return publishTask;
      };
      const refused = { __typename: 'InvalidInput', problems: [{ path: 'idempotencyKey' }] };
      const first = await publish({});
      expect(first.__typename).toBe('PublishBatchSuccess');
      expect(await publish({ input: { note: 'a', sentence: 'One.' } })).toEqual(first);
      expect(await publish({ input: { sentence: 'Two.', note: 'a' } })).toEqual(refused);
      expect(await publish({ assignmentsWanted: 2 })).toEqual(refused);

      const add = async (additional: number) => {
        const { addAssignments } = await requester.ask<{ addAssignments: object }>(
          `mutation ($input: AddAssignmentsInput!) { addAssignments(input: $input) { __typename
            ... on InvalidInput { problems { path } } } }`,
          { input: { id: batchId, additional, idempotencyKey: 'one-key-only' } },
        );
        return addAssignments;
      };
      const spent = await available(requester);
      expect(await add(2)).toMatchObject({ __typename: 'AddAssignmentsSuccess' });
      expect(await add(2)).toMatchObject({ __typename: 'AddAssignmentsSuccess' });
      expect(await add(3)).toEqual(refused);
      expect(await available(requester)).toBe(spent - 2 * 2 * costMinor);
      // The same key at the same moment, for different numbers: one of them has it.
      const race = async (additional: number) => {
        const { addAssignments } = await requester.ask<{ addAssignments: { __typename: string } }>(
          `mutation ($input: AddAssignmentsInput!) { addAssignments(input: $input) { __typename } }`,
          { input: { id: batchId, additional, idempotencyKey: 'contended-key' } },
        );
        return addAssignments.__typename;
      };
      const answers = await Promise.all([race(1), race(4)]);
      expect(answers.sort()).toEqual(['AddAssignmentsSuccess', 'InvalidInput']);
    });
  });
});
