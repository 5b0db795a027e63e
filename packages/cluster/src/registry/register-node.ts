import type { Partition, Statement } from '@exchange/partitions';
import { contractVersion } from '../contract/values.ts';

export interface NodeRegistration {
  readonly nodeId: string;
  /** The process, where several run the node behind one address; the node itself when left out. */
  readonly instanceId?: string;
  readonly url: string;
  readonly version: string;
  readonly partitions: readonly {
    readonly id: string;
    readonly role: 'requester' | 'performer';
    readonly serviceClass: string;
    readonly region: string;
  }[];
}

/**
 * Says that a process serves, and claims its partitions: the configuration decides whose they are,
 * so the newest start with a claim has it. One statement, so a node is never known without them. What
 * is left of processes of the node that died long ago goes. A retired partition stays retired.
 */
const registerStatement: Statement = {
  name: 'registry-register-node',
  text: `
    with moment as (select coalesce($5::timestamptz, now()) as at),
    node as (
      insert into nodes (id, url, state, version, contract, started_at, heartbeat_at)
      select $1, $2, 'live', $3, $4, at, at from moment
      on conflict (id) do update set
        url = excluded.url, state = 'live', version = excluded.version,
        contract = excluded.contract, started_at = excluded.started_at,
        heartbeat_at = excluded.heartbeat_at
      returning id
    ),
    dead as (
      delete from node_instances i using moment
       where i.node_id = $1 and i.id <> $7 and i.heartbeat_at < moment.at - interval '10 minutes'
    ),
    instance as (
      insert into node_instances (id, node_id, state, started_at, heartbeat_at)
      select $7, node.id, 'live', at, at from node, moment
      on conflict (id) do update set
        node_id = excluded.node_id, state = 'live', started_at = excluded.started_at,
        heartbeat_at = excluded.heartbeat_at
    )
    insert into partitions (id, role, node_id, service_class, region, updated_at)
    select p.id, p.role, $1, p."serviceClass", p.region, moment.at
      from jsonb_to_recordset($6::jsonb) as p (id text, role text, "serviceClass" text, region text),
           moment
     where not exists (select 1 from retired_partitions r where r.id = p.id)
     order by p.id
    on conflict (id) do update set
      role = excluded.role, node_id = excluded.node_id, service_class = excluded.service_class,
      region = excluded.region, updated_at = excluded.updated_at`,
};

export async function registerNode(database: Partition, node: NodeRegistration): Promise<void> {
  await database.query(registerStatement, [
    node.nodeId,
    node.url,
    node.version,
    contractVersion,
    database.clock.pinned(),
    JSON.stringify(node.partitions),
    node.instanceId ?? node.nodeId,
  ]);
}
