import { findById, type Finding, type FollowedTable } from '@exchange/cluster';
import type { Directory } from '@exchange/partitions';

const tables: readonly FollowedTable[] = [
  {
    what: 'account',
    table: 'users',
    where: 'r.id = $1 or lower(r.email) = lower($1)',
    at: 'r.created_at',
    owner: null,
    facts: { name: 'r.name', email: 'r.email', operator: 'r.is_operator::text' },
    links: { account: 'r.id' },
  },
  {
    what: 'home',
    table: 'placements',
    where: `r.owner_key = $1 or r.account_id = $1 or r.role || '_' || r.owner_key = $1`,
    at: 'coalesce(r.moved_at, r.created_at)',
    owner: null,
    facts: {
      role: 'r.role',
      name: 'r.display_name',
      partition: 'r.partition_id',
      state: 'r.state',
      epoch: 'r.epoch::text',
      serviceClass: 'r.service_class',
      pinned: `nullif(r.pinned::text, 'false')`,
      before: 'r.former_partition_id',
    },
    links: { user: 'r.owner_key', account: 'r.account_id' },
  },
  {
    what: 'move',
    table: 'moves',
    where: 'r.id = $1 or r.owner_key = $1 or r.group_id = $1',
    at: 'r.updated_at',
    owner: null,
    facts: {
      from: 'r.from_partition',
      to: 'r.to_partition',
      state: 'r.state',
      step: 'r.step::text',
      error: 'r.error',
    },
    links: { move: 'r.id', user: 'r.owner_key', group: 'r.group_id' },
  },
  {
    what: 'proposal',
    table: 'proposals',
    where: 'r.id = $1 or r.group_id = $1 or r.assessment_id = $1',
    at: 'coalesce(r.decided_at, r.created_at)',
    owner: null,
    facts: { state: 'r.state', summary: 'r.summary', decidedBy: 'r.decided_by' },
    links: { proposal: 'r.id', assessment: 'r.assessment_id', group: 'r.group_id' },
  },
  {
    what: 'task information',
    table: 'task_info',
    where: 'r.type_id = $1',
    at: 'r.published_at',
    owner: null,
    facts: {
      title: 'r.title',
      partition: 'r.partition_id',
      availableSlots: 'r.available_slots::text',
      openTasks: 'r.open_tasks::text',
    },
    links: { requester: 'r.requester_key' },
  },
  {
    what: 'operator action',
    table: 'audit_log',
    where: 'r.target = $1',
    at: 'r.at',
    owner: null,
    facts: { action: 'r.action', by: 'r.account_id' },
    links: {},
  },
];

/** What the directory itself knows of an id. */
export function followInDirectory(database: Directory, id: string): Promise<Finding[]> {
  return findById(database, tables, id);
}
