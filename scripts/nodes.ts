// `npm run nodes -- add|remove …`: changes the nodes of the exchange that `npm start` runs here.
import { parseArgs } from 'node:util';
import { dataDirOf, loadClusterConfig } from '@exchange/cluster/config';
import { describeFailure } from './db-targets.ts';
import { addNode, removeNode } from './lib/change-nodes.ts';
import { countUsers } from './lib/count-users.ts';
import { readState } from './lib/cluster-state.ts';

const usage = `npm run nodes -- add <node> <partitions...> --role requester|performer [--class premium]
npm run nodes -- remove <node>

A partition that does not exist is made; one that another node has goes over to the new node with its
users. A node is removed when its partitions are out of the cluster: drain and retire them first (npx
exchange partitions drain <partition>, then retire), or give them to another node.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { role: { type: 'string' }, class: { type: 'string' } },
  });
  const dataDir = dataDirOf();
  if (process.env['EXCHANGE_CLUSTER_FILE'] !== undefined) {
    throw new Error('The nodes of this cluster are in its cluster file: see docs/operating.md.');
  }
  const [verb, id, ...partitions] = positionals;
  if (id === undefined || !isName(id)) throw new Error(`Usage:\n${usage}`);
  if (verb === 'add') await add(dataDir, id, partitions, values.role, values.class ?? 'standard');
  else if (verb === 'remove' && partitions.length === 0) await remove(dataDir, id);
  else throw new Error(`Usage:\n${usage}`);
  const isRunning = readState(dataDir) !== null;
  console.log(isRunning ? 'The running exchange does it now.' : 'It counts from the next start.');
}

async function add(
  dataDir: string,
  id: string,
  partitions: readonly string[],
  role: string | undefined,
  serviceClass: string,
): Promise<void> {
  if (role !== 'requester' && role !== 'performer') throw new Error(`Usage:\n${usage}`);
  if (serviceClass !== 'standard' && serviceClass !== 'premium')
    throw new Error(`Usage:\n${usage}`);
  if (partitions.length === 0 || !partitions.every(isName)) throw new Error(`Usage:\n${usage}`);
  const config = loadClusterConfig();
  if (config.nodes.some((node) => node.id === id)) {
    throw new Error(`There is a node ${id} already: take another name.`);
  }
  const other = config.partitions.find(
    (each) => partitions.includes(each.id) && each.role !== role,
  );
  if (other !== undefined) throw new Error(`${other.id} is a ${other.role} partition.`);
  await addNode(dataDir, { id, role, partitions, serviceClass });
}

async function remove(dataDir: string, id: string): Promise<void> {
  const config = loadClusterConfig();
  const node = config.nodes.find((each) => each.id === id);
  if (node === undefined) throw new Error(`There is no node ${id}.`);
  const { users, inCluster } = await countUsers(config.directory.url, node.partitions);
  if (inCluster.length > 0) {
    const list = inCluster.join(', ');
    throw new Error(
      `${list} is still in the cluster, with ${users} users: drain and retire it first ` +
        '(npx exchange partitions drain …, then retire …), or give it to another node.',
    );
  }
  removeNode(dataDir, id);
}

function isName(text: string): boolean {
  return /^[a-z][a-z0-9-]{0,40}$/.test(text);
}

await main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
