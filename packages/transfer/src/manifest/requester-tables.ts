import type { KeyColumn, OwnedTable } from './owned-table.ts';
import { commonTables, idsOfOwner, ownedByIds, ownedByKey, text } from './owned-table.ts';

const ownerOfBatch = `split_part(r.batch_id, '_', 2)`;
const ownerOfType = `split_part(r.type_id, '_', 2)`;

function ofBatch(name: string, key: readonly KeyColumn[]): OwnedTable {
  const where = idsOfOwner('batch', 'batch_id');
  return { name, owner: ownerOfBatch, where, key, kind: 'rows' };
}

/**
 * Everything that belongs to a requester; what is referred to comes before what refers to it. Pushes
 * and flows of slots are the partition's own.
 */
export const requesterTables: readonly OwnedTable[] = [
  ownedByKey('requesters', text('owner_key')),
  ownedByIds('task_types', 'type', { children: [{ table: 'batches', column: 'type_id' }] }),
  {
    name: 'pushed_types',
    owner: ownerOfType,
    where: idsOfOwner('type', 'type_id'),
    key: text('type_id'),
    kind: 'rows',
  },
  ownedByIds('batches', 'batch', {
    children: [
      { table: 'batch_row_errors', column: 'batch_id' },
      { table: 'tasks', column: 'batch_id' },
    ],
  }),
  {
    name: 'batch_row_errors',
    owner: ownerOfBatch,
    where: idsOfOwner('batch', 'batch_id'),
    key: [
      { column: 'batch_id', type: 'text' },
      { column: 'line', type: 'integer' },
    ],
    group: true,
    local: ['id'],
    kind: 'rows',
  },
  {
    name: 'batch_history',
    owner: ownerOfBatch,
    where: idsOfOwner('batch', 'batch_id'),
    key: [
      { column: 'batch_id', type: 'text' },
      { column: 'part_at', type: 'timestamptz' },
    ],
    kind: 'rows',
  },
  ownedByKey('combined_batches', text('batch_id')),
  ofBatch('combined_answers', [
    { column: 'batch_id', type: 'text' },
    { column: 'run', type: 'integer' },
    { column: 'field', type: 'integer' },
    { column: 'row', type: 'integer' },
  ]),
  ofBatch('combined_performers', [
    { column: 'batch_id', type: 'text' },
    { column: 'run', type: 'integer' },
    { column: 'field', type: 'integer' },
    { column: 'performer_key', type: 'text' },
  ]),
  ownedByKey('extra_answers', text('batch_id')),
  ownedByIds('tasks', 'task', {
    children: [
      { table: 'leases', column: 'task_id' },
      { table: 'submissions', column: 'task_id' },
    ],
  }),
  ownedByIds('leases', 'lease'),
  ownedByIds('submissions', 'submission'),
  ownedByIds('qualification_types', 'qualification', {
    children: [
      { table: 'qualification_grants', column: 'qualification_id' },
      { table: 'qualification_requests', column: 'qualification_id' },
    ],
  }),
  ownedByKey('qualification_grants', text('qualification_id', 'performer_key'), {
    where: `${idsOfOwner('qualification', 'qualification_id')} and r.owner_key = $1`,
  }),
  ownedByKey('qualification_requests', text('id')),
  ownedByKey('performer_blocks', text('owner_key', 'performer_key')),
  ownedByKey('parked_work', text('job', 'id')),
  ownedByKey('spending_days', [
    { column: 'owner_key', type: 'text' },
    { column: 'day', type: 'date' },
  ]),
  ...commonTables,
];
