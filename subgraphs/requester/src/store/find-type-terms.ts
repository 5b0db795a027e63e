import type { TypeTerms } from '@exchange/cluster';
import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';

const statement: Statement = {
  name: 'requester-find-type-terms',
  text: `
    select t.id as "typeId", t.owner_key as "requesterKey", r.display_name as "requesterName",
           t.title, t.description, t.instructions, t.category, t.keywords,
           t.reward_minor as "rewardMinor", t.currency,
           t.time_allowed_seconds as "timeAllowedSeconds",
           t.auto_approval_seconds as "autoApprovalSeconds", t.form, t.criteria,
           exists (
             select 1 from batches b
              where b.type_id = t.id and b.status = 'open' and ${isHere('t.owner_key')}
                and (b.deadline_at is null or b.deadline_at > coalesce($2::timestamptz, now()))
           ) as open
      from task_types t join requesters r on r.owner_key = t.owner_key
     where t.id = any($1::text[])`,
};

/** Terms of types as they travel with leases, and whether anything of them is open. */
export function findTypeTerms(
  db: Queryable,
  typeIds: readonly string[],
  at: Date | null,
): Promise<(TypeTerms & { open: boolean })[]> {
  return db.query(statement, [typeIds, at]);
}
