import { followedMessages, type FollowedTable } from '@exchange/cluster';

/** Where an operator who follows an id finds it on a performer partition. */
export const followedTables: readonly FollowedTable[] = [
  {
    what: 'performer',
    table: 'performers',
    where: `r.owner_key = $1 or 'performer_' || r.owner_key = $1`,
    at: 'coalesce(r.last_active_at, r.created_at)',
    facts: { name: 'r.display_name', inHand: 'r.in_hand::text' },
    links: {},
  },
  {
    what: 'task type in stock',
    table: 'known_types',
    where: 'r.type_id = $1',
    at: 'r.updated_at',
    facts: { title: 'r.title', stock: 'r.stock_slots::text' },
    links: { requester: 'r.requester_key' },
  },
  {
    what: 'stock',
    table: 'stock_items',
    where: 'r.lease_id = $1 or r.task_id = $1',
    at: 'r.acquired_at',
    facts: {
      kind: 'r.kind',
      free: 'r.free::text',
      inHand: 'r.in_hand::text',
      epoch: 'r.epoch::text',
      expiresAt: 'r.expires_at::text',
      recalledAt: 'r.recalled_at::text',
    },
    links: { lease: 'r.lease_id', task: 'r.task_id', batch: 'r.batch_id', type: 'r.type_id' },
  },
  {
    what: 'assignment',
    table: 'assignments',
    where: `r.id = $1
            or (split_part($1, '_', 1) in ('task', 'lease') and $1 in (r.task_id, r.lease_id))`,
    at: 'r.accepted_at',
    facts: {
      status: 'r.status',
      deadlineAt: 'r.deadline_at::text',
      submittedAt: 'r.submitted_at::text',
      paidMinor: 'nullif(r.paid_minor, 0)::text',
    },
    links: {
      assignment: 'r.id',
      performer: 'r.owner_key',
      task: 'r.task_id',
      lease: 'r.lease_id',
      batch: 'r.batch_id',
    },
  },
  {
    what: 'push received',
    table: 'received_offers',
    where: 'r.grant_id = $1',
    at: 'r.received_at',
    facts: { answer: 'r.answer', from: 'r.partition_id' },
    links: {},
  },
  {
    what: 'pull under way',
    table: 'acquire_attempts',
    where: 'r.grant_id = $1',
    at: 'r.started_at',
    facts: { from: 'r.partition_id' },
    links: {},
  },
  {
    what: 'payout',
    table: 'payouts',
    where: 'r.id = $1',
    at: 'r.created_at',
    facts: { status: 'r.status', reason: 'r.reason', attempts: 'r.attempts::text' },
    links: { owner: 'r.owner_key' },
  },
  {
    what: 'transfer',
    table: 'ledger_transfers',
    where: 'r.id = $1 or r.reference = $1',
    at: 'r.created_at',
    facts: { kind: 'r.kind', note: 'r.note' },
    links: { transfer: 'r.id', owner: 'r.owner_key', reference: 'r.reference' },
  },
  ...followedMessages,
];
