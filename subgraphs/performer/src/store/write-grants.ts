import type { GrantedLease, TypeTerms } from '@exchange/cluster';
import type { Queryable, Statement } from '@exchange/partitions';

const writeTypes: Statement = {
  name: 'write-known-types',
  text: `
    insert into known_types
           (type_id, requester_key, requester_name, title, description, instructions, category,
            keywords, reward_minor, currency, time_allowed_seconds, auto_approval_seconds, form,
            criteria, updated_at)
    select t."typeId", t."requesterKey", t."requesterName", t.title, t.description, t.instructions,
           t.category, array(select jsonb_array_elements_text(t.keywords)), t."rewardMinor",
           t.currency, t."timeAllowedSeconds", t."autoApprovalSeconds", t.form, t.criteria,
           coalesce($1::timestamptz, now())
      from jsonb_to_recordset($2::jsonb) as t (
             "typeId" text, "requesterKey" text, "requesterName" text, title text, description text,
             instructions text, category text, keywords jsonb, "rewardMinor" int, currency text,
             "timeAllowedSeconds" int, "autoApprovalSeconds" int, form jsonb, criteria jsonb)
     order by t."typeId"
    on conflict (type_id) do update
       set requester_name = excluded.requester_name, title = excluded.title,
           description = excluded.description, instructions = excluded.instructions,
           category = excluded.category, keywords = excluded.keywords, form = excluded.form,
           reward_minor = excluded.reward_minor, criteria = excluded.criteria,
           time_allowed_seconds = excluded.time_allowed_seconds,
           auto_approval_seconds = excluded.auto_approval_seconds, updated_at = excluded.updated_at`,
};

/** A lease that is here already, or was, keeps its row: the same grant can come twice. */
const writeLeases: Statement = {
  name: 'write-stock-items',
  text: `
    with added as (
      insert into stock_items
             (lease_id, group_id, epoch, kind, reserved_for, task_id, type_id, batch_id, requester_key, input,
              free, priority, deadline_at, acquired_at, expires_at, accept_by)
      select l."leaseId", $4, l.epoch, l.kind, $3, l."taskId", l."typeId", l."batchId",
             l."requesterKey", l.input, l.slots, l.priority, l."deadlineAt",
             coalesce($1::timestamptz, now()), l."expiresAt",
             l."expiresAt" - k.time_allowed_seconds * interval '1 second'
        from jsonb_to_recordset($2::jsonb) as l (
               "leaseId" text, epoch int, kind text, "taskId" text, "typeId" text, "batchId" text,
               "requesterKey" text, input jsonb, slots int, priority int, "deadlineAt" timestamptz,
               "expiresAt" timestamptz)
        join known_types k on k.type_id = l."typeId"
       order by l."leaseId"
      on conflict (lease_id) do nothing
      returning free
    )
    select coalesce(sum(free), 0)::int as "slots" from added`,
};

export interface Grants {
  readonly types: readonly TypeTerms[];
  readonly leases: readonly GrantedLease[];
}

export interface StockPlace {
  readonly groupId: string;
  /** Of a temporary grant: nobody else may accept it. */
  readonly reservedFor?: string | null;
}

/** Puts what a requester partition granted into stock; returns how many slots are new. */
export async function writeGrants(
  db: Queryable,
  grants: Grants,
  { groupId, reservedFor = null }: StockPlace,
  at: Date | null,
): Promise<number> {
  if (grants.types.length > 0) await db.query(writeTypes, [at, JSON.stringify(grants.types)]);
  if (grants.leases.length === 0) return 0;
  const [row] = await db.query<{ slots: number }>(writeLeases, [
    at,
    JSON.stringify(grants.leases),
    reservedFor,
    groupId,
  ]);
  return row?.slots ?? 0;
}
