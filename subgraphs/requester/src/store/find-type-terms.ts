import type { TypeTerms } from '@exchange/cluster';
import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';

const factsStatement: Statement = {
  name: 'requester-find-type-facts',
  text: `
    select t.id as "typeId", t.owner_key as "requesterKey", t.category,
           t.time_allowed_seconds as "timeAllowedSeconds",
           octet_length(t.form::text) + octet_length(t.criteria::text) + octet_length(t.title)
             + octet_length(t.description) + octet_length(t.instructions) as bytes,
           exists (
             select 1 from batches b
              where b.type_id = t.id and b.status = 'open' and ${isHere('t.owner_key')}
                and (b.deadline_at is null or b.deadline_at > coalesce($2::timestamptz, now()))
           ) as open
      from task_types t
     where t.id = any($1::text[])`,
};

const termsStatement: Statement = {
  name: 'requester-find-type-terms',
  text: `
    select t.id as "typeId", t.owner_key as "requesterKey", r.display_name as "requesterName",
           t.title, t.description, t.instructions, t.category, t.keywords,
           t.reward_minor as "rewardMinor", t.currency,
           t.time_allowed_seconds as "timeAllowedSeconds",
           t.auto_approval_seconds as "autoApprovalSeconds", t.form, t.criteria
      from task_types t join requesters r on r.owner_key = t.owner_key
     where t.id = any($1::text[])`,
};

/** What a grant needs to know of a type before it is known whether its terms travel along. */
export interface TypeFacts {
  readonly typeId: string;
  readonly requesterKey: string;
  readonly category: string;
  readonly timeAllowedSeconds: number;
  /** Of its terms. */
  readonly bytes: number;
  /** Whether anything of it is open. */
  readonly open: boolean;
}

/** By the id of the type. */
export async function findTypeFacts(
  db: Queryable,
  typeIds: readonly string[],
  at: Date | null,
): Promise<ReadonlyMap<string, TypeFacts>> {
  const found = await db.query<TypeFacts>(factsStatement, [typeIds, at]);
  return new Map(found.map((type) => [type.typeId, type]));
}

/** Terms of types as they travel with leases; they may be large. */
export async function findTypeTerms(
  db: Queryable,
  typeIds: readonly string[],
): Promise<TypeTerms[]> {
  return typeIds.length === 0 ? [] : db.query(termsStatement, [typeIds]);
}
