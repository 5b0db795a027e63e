import type { PerformerPartition, Queryable, Statement } from '@exchange/partitions';
import { ofTask } from './assignments-of-task.ts';

const stock: Statement = {
  name: 'list-stock',
  text: `
    select type_id as "typeId", slots from stock_levels where group_id = $1 and slots > 0`,
};

/** Free slots of a group's stock by type, from the counters: as cheap with a hundred thousand tasks as with ten. */
export function listStock(
  db: Queryable,
  groupId: string,
): Promise<{ typeId: string; slots: number }[]> {
  return db.query(stock, [groupId]);
}

const own: Statement = {
  name: 'read-own-history',
  text: `
    select type_id as "typeId", max(category) as category, sum(accepted)::int as accepted,
           sum(submitted)::int as submitted, sum(returned)::int as returned,
           sum(approved)::int as approved, sum(rejected)::int as rejected
      from type_activity where owner_key = $1
     group by type_id`,
};

/** All that the performer ever did of a type. */
export interface OwnTypeHistory {
  readonly typeId: string;
  readonly category: string;
  readonly accepted: number;
  readonly submitted: number;
  /** Given back; what ran out is not among it. */
  readonly returned: number;
  readonly approved: number;
  readonly rejected: number;
}

export function readOwnHistory(db: Queryable, performerKey: string): Promise<OwnTypeHistory[]> {
  return db.query(own, [performerKey]);
}

const figures: Statement = {
  name: 'read-type-figures',
  text: `
    select type_id as "typeId", sum(submitted)::int as submitted, sum(seconds)::bigint as seconds
      from type_activity
     where day >= (coalesce($1::timestamptz, now()) at time zone 'UTC')::date - 30
     group by type_id having sum(submitted) > 0`,
};

export interface TypeFigures {
  readonly typeId: string;
  readonly submitted: number;
  readonly seconds: number;
}

/** What the group submitted in the last 30 days, and the seconds it took. */
export function readTypeFigures(db: Queryable, at: Date | null): Promise<TypeFigures[]> {
  return db.query(figures, [at]);
}

/** At most this many items are looked through for one that the performer never held. */
const exhaustionWindow = 500;

/** `had`: whether a task of `near` is one that the performer held. */
function exhaustedText(had: string): string {
  return `
    select t.type_id as "typeId"
      from unnest($2::text[]) as t (type_id)
     where not exists (
       select 1
         from (select s.task_id from stock_items s
                where s.group_id = $3 and s.type_id = t.type_id and s.free > 0
                order by s.priority desc, s.deadline_at, s.lease_id
                limit ${exhaustionWindow}) as near
        where not (${had}))
       and (select count(*) from (
              select 1 from stock_items s
               where s.group_id = $3 and s.type_id = t.type_id and s.free > 0
               limit ${exhaustionWindow}) as few) < ${exhaustionWindow}`;
}

const exhausted: Statement = {
  name: 'list-exhausted-types',
  text: exhaustedText(
    `exists (select 1 from assignments a where ${ofTask('$1::text', 'near.task_id')})`,
  ),
};
const exhaustedOf: Statement = {
  name: 'list-exhausted-types-of',
  text: exhaustedText('near.task_id = any($1::text[])'),
};

/** Of these types, those whose whole stock in the group the performer has held before. */
export function listExhaustedTypes(
  db: Queryable,
  groupId: string,
  performerKey: string,
  typeIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return runExhausted(db, exhausted, [performerKey, typeIds, groupId]);
}

/** The same of somebody who held these tasks on another partition. */
export function listExhaustedOf(
  db: Queryable,
  groupId: string,
  taskIds: readonly string[],
  typeIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return runExhausted(db, exhaustedOf, [taskIds, typeIds, groupId]);
}

async function runExhausted(
  db: Queryable,
  statement: Statement,
  values: readonly [string | readonly string[], readonly string[], string],
): Promise<ReadonlySet<string>> {
  if (values[1].length === 0) return new Set();
  const rows = await db.query<{ typeId: string }>(statement, values);
  return new Set(rows.map((row) => row.typeId));
}

const sample: Statement = {
  name: 'read-sample-input',
  text: `
    select s.input from stock_items s
     where s.group_id = $2 and s.type_id = $1 and s.free > 0 and s.kind <> 'temporary'
     order by s.priority desc, s.deadline_at, s.lease_id
     limit 1`,
};

/** The input of one task in the stock of a group, or null. */
export async function readSampleInput(
  db: Queryable,
  groupId: string,
  typeId: string,
): Promise<unknown> {
  const [row] = await db.query<{ input: unknown }>(sample, [typeId, groupId]);
  return row?.input ?? null;
}

export async function findKnownTypes(partition: PerformerPartition, typeIds: readonly string[]) {
  return partition.db.knownType.findMany({ where: { typeId: { in: [...typeIds] } } });
}

export type KnownTypeRow = Awaited<ReturnType<typeof findKnownTypes>>[number];
