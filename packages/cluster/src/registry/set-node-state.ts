import type { Partition, Statement } from '@exchange/partitions';

const setStateStatement: Statement = {
  name: 'registry-set-node-state',
  text: `
    update nodes set state = $2, heartbeat_at = coalesce($3::timestamptz, now()) where id = $1`,
};

/** `draining`: finishes what it has, takes nothing new. `stopped`: serves nothing. */
export async function setNodeState(
  database: Partition,
  nodeId: string,
  state: 'draining' | 'stopped',
): Promise<void> {
  await database.query(setStateStatement, [nodeId, state, database.clock.pinned()]);
}
