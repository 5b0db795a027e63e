import type { Queryable, Statement } from '@exchange/partitions';

const create: Statement = {
  name: 'requester-create-qualification',
  text: `
    insert into qualification_types
           (id, owner_key, name, description, requestable, auto_grant_value, retry_delay_seconds,
            created_at)
    values ($2, $3, $4, $5, $6, $7, $8, coalesce($1::timestamptz, now()))
    on conflict (owner_key, name) do nothing
    returning id`,
};

const update: Statement = {
  name: 'requester-update-qualification',
  text: `
    update qualification_types
       set description = $3, requestable = $4, auto_grant_value = $5, retry_delay_seconds = $6
     where id = $1 and owner_key = $2 and retired_at is null
    returning id`,
};

const retire: Statement = {
  name: 'requester-retire-qualification',
  text: `
    update qualification_types set retired_at = coalesce($1::timestamptz, now())
     where id = $2 and owner_key = $3 and retired_at is null
    returning id`,
};

/** A row lock that lets others read, and keeps the qualification from being put away meanwhile. */
const hold: Statement = {
  name: 'requester-hold-qualifications',
  text: `
    select id, owner_key as "ownerKey", name, requestable, auto_grant_value as "autoGrantValue",
           retry_delay_seconds as "retryDelaySeconds", retired_at as "retiredAt"
      from qualification_types where id = any($1::text[]) order by id for share`,
};

const count: Statement = {
  name: 'requester-count-qualifications',
  text: 'select count(*)::int as "count" from qualification_types where owner_key = $1',
};

export interface QualificationTerms {
  readonly description: string;
  readonly requestable: boolean;
  readonly autoGrantValue: number | null;
  readonly retryDelaySeconds: number | null;
}

export interface HeldType {
  readonly id: string;
  readonly ownerKey: string;
  readonly name: string;
  readonly requestable: boolean;
  readonly autoGrantValue: number | null;
  readonly retryDelaySeconds: number | null;
  readonly retiredAt: Date | null;
}

/** False when the owner has one of that name. */
export async function insertQualificationType(
  db: Queryable,
  type: QualificationTerms & { id: string; ownerKey: string; name: string },
  at: Date | null,
): Promise<boolean> {
  const { id, ownerKey, name } = type;
  const rows = await db.query(create, [at, id, ownerKey, name, ...valuesOf(type)]);
  return rows.length === 1;
}

/** False when there is none of that owner that is in use. */
export async function updateQualificationTerms(
  db: Queryable,
  id: string,
  ownerKey: string,
  terms: QualificationTerms,
): Promise<boolean> {
  return (await db.query(update, [id, ownerKey, ...valuesOf(terms)])).length === 1;
}

export async function retireQualificationRow(
  db: Queryable,
  id: string,
  ownerKey: string,
  at: Date | null,
): Promise<boolean> {
  return (await db.query(retire, [at, id, ownerKey])).length === 1;
}

export async function holdQualificationTypes(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, HeldType>> {
  const rows = await db.query<HeldType>(hold, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function countQualificationTypes(db: Queryable, ownerKey: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(count, [ownerKey]);
  return row?.count ?? 0;
}

function valuesOf(terms: QualificationTerms) {
  return [
    terms.description,
    terms.requestable,
    terms.autoGrantValue,
    terms.retryDelaySeconds,
  ] as const;
}
