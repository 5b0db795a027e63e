import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptTask } from '../scripts/lib/api-performer.ts';
import { startCluster, type RunningCluster } from '../scripts/lib/start-cluster.ts';
import { countRefusals } from './lib/metrics.ts';
import { addMember, addMembersOnEveryNode, type Member } from './lib/people.ts';
import { partitionUrl } from './lib/databases.ts';
import { waitUntil } from './lib/wait-until.ts';
import { postType, postWords } from './lib/work.ts';

let cluster: RunningCluster;
let requesters: Member[] = [];

beforeAll(async () => {
  cluster = await startCluster({
    overrides: { supply: { maintenanceSeconds: 1 } },
  });
  requesters = await addMembersOnEveryNode(cluster, 'REQUESTER', 1);
});

afterAll(async () => {
  await cluster.stop();
});

type TaskLine = {
  readonly id: string;
  readonly task: {
    readonly id: string;
    readonly status: string;
    readonly requester: { readonly displayName: string };
  } | null;
};
type Assignments = {
  readonly assignments: { readonly edges: readonly { readonly node: TaskLine }[] };
};

const assignmentsQuery = `query {
  assignments(first: 20) { edges { node { id task { id status requester { displayName } } } } }
}`;

describe('tasks of requesters on two nodes, asked for at once', () => {
  let performer: Member;
  /** Names of the requesters of the performer's assignments, newest first. */
  let names: string[] = [];

  beforeAll(async () => {
    performer = await addMember(cluster, 'PERFORMER', 'collector');
    const types = await Promise.all(requesters.map((requester) => postType(requester, 5)));
    await Promise.all(types.map((type) => postWords(type, 'word', 20, 1)));
    for (const turn of [0, 1, 1, 0, 1, 0]) {
      const type = types[turn];
      if (type === undefined) throw new Error('there are not two requesters');
      await waitUntil('a task', () => acceptTask(performer.api, type.typeId));
      names = [type.requester.name, ...names];
    }
  });

  it('come from both, in order', async () => {
    const { data, errors } = await performer.api.answer<Assignments>(assignmentsQuery);
    expect(errors).toEqual([]);
    expect(data?.assignments.edges.map(({ node }) => node.task?.requester.displayName)).toEqual(
      names,
    );
  });

  it('come from one with an error for each of the others while its node is down', async () => {
    const [, gone] = requesters;
    if (gone === undefined) throw new Error('there are not two requesters');
    await cluster.kill(gone.nodeName, 'SIGKILL');
    const { data, errors } = await performer.api.answer<Assignments>(assignmentsQuery);
    const expected = names.map((name) => (name === gone.name ? undefined : name));
    expect(data?.assignments.edges.map(({ node }) => node.task?.requester.displayName)).toEqual(
      expected,
    );
    const missing = expected.flatMap((name, place) => (name === undefined ? [place] : []));
    expect(errors.map(({ path }) => path?.[2])).toEqual(missing);
    for (const { message, extensions } of errors) {
      expect(extensions?.code).toBe('UNAVAILABLE');
      expect(message).not.toMatch(/127\.0\.0\.1|ECONN|fetch/);
    }
  });

  it('come from one within the time allowed while the other node hangs', async () => {
    const [hanging] = requesters;
    if (hanging === undefined) throw new Error('there are not two requesters');
    await cluster.waitReady();
    const pid = cluster.state().processes.find(({ name }) => name === hanging.nodeName)?.pid;
    if (!pid) throw new Error(`${hanging.nodeName} does not run`);
    process.kill(pid, 'SIGSTOP');
    try {
      const { data, errors } = await performer.api.answer<Assignments>(assignmentsQuery);
      expect(data?.assignments.edges.map(({ node }) => node.task?.requester.displayName)).toEqual(
        names.map((name) => (name === hanging.name ? undefined : name)),
      );
      expect(new Set(errors.map(({ extensions }) => extensions?.code))).toEqual(
        new Set(['DEADLINE_EXCEEDED']),
      );
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });

  it('come from both again when the node is back', async () => {
    await waitUntil('all come', async () => {
      const { errors } = await performer.api.answer<Assignments>(assignmentsQuery);
      return errors.length === 0;
    });
  });
});

describe('a placement that the gateway remembers wrongly', () => {
  it('costs one retry and is not seen by the user', async () => {
    const mover = await addMember(cluster, 'PERFORMER', 'mover');
    const other = cluster
      .state()
      .processes.find(({ name }) => name.startsWith('performer') && name !== mover.nodeName);
    const target = other?.partitions[0] ?? '';
    await moveEmptyPerformer(mover, target);
    // The node hears of no move either: it comes up without a memory, as one that was told would be.
    await cluster.kill(mover.nodeName, 'SIGKILL');
    await cluster.waitReady();
    const asked = () => mover.api.answer<{ myself: { id: string } }>('query { myself { id } }');
    const before = await countRefusals(cluster, mover.nodeName, 'USER_MOVED');
    expect(await asked()).toMatchObject({ data: { myself: { id: mover.id } }, errors: [] });
    expect((await countRefusals(cluster, mover.nodeName, 'USER_MOVED')) - before).toBe(1);
    expect(await asked()).toMatchObject({ data: { myself: { id: mover.id } }, errors: [] });
    expect((await countRefusals(cluster, mover.nodeName, 'USER_MOVED')) - before).toBe(1);
  });

  /** Moves somebody who has done nothing yet, without the notice that everybody would be sent. */
  async function moveEmptyPerformer(member: Member, target: string): Promise<void> {
    const key = member.id.slice('performer_'.length);
    const [row] = await run<Record<string, unknown>>(
      partitionUrl(cluster, member.partitionId),
      `delete from performers where owner_key = '${key}'
       returning owner_key, account_id, display_name, created_at`,
    );
    await run(
      partitionUrl(cluster, target),
      `insert into performers (owner_key, account_id, display_name, created_at)
       select owner_key, account_id, display_name, created_at
         from json_populate_record(null::performers, '${JSON.stringify(row)}')`,
    );
    await run(
      partitionUrl(cluster, 'directory'),
      `update placements set partition_id = '${target}', epoch = epoch + 1 where owner_key = '${key}'`,
    );
  }

  /** One statement without triggers, which would tell the gateway. */
  async function run<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
    const client = new pg.Client({
      connectionString: url,
      options: '-c session_replication_role=replica',
    });
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }
});
