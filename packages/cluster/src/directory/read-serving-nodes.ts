import type { Queryable, Statement } from '@exchange/partitions';

/** The node that a partition was claimed by. */
export interface ServingNode {
  readonly partitionId: string;
  readonly role: 'requester' | 'performer';
  readonly nodeId: string;
  readonly url: string;
  readonly state: 'live' | 'draining' | 'stopped';
  /** The node that had the partition before, and when this one claimed it. */
  readonly formerNodeId: string | null;
  readonly claimedAt: Date | null;
}

const servingNodesStatement: Statement = {
  name: 'directory-serving-nodes',
  text: `
    select p.id as "partitionId", p.role, n.id as "nodeId", n.url, n.state,
           p.former_node_id as "formerNodeId", p.claimed_at as "claimedAt"
      from partitions p
      join nodes n on n.id = p.node_id`,
};

/** Every partition that a node ever claimed; there are few, so they are read together. */
export async function readServingNodes(database: Queryable): Promise<Map<string, ServingNode>> {
  const rows = await database.query<ServingNode>(servingNodesStatement);
  return new Map(rows.map((node) => [node.partitionId, node]));
}
