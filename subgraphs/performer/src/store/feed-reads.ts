import type { PerformerPartition, Queryable, Statement } from '@exchange/partitions';
import { ofTask } from './assignments-of-task.ts';

const stock: Statement = {
  name: 'list-stock',
  text: `
    select type_id as "typeId", stock_slots as "slots" from known_types where stock_slots > 0`,
};

/** Free slots by type, from the counters: as cheap with a hundred thousand tasks as with ten. */
export function listStock(db: Queryable): Promise<{ typeId: string; slots: number }[]> {
  return db.query(stock);
}

const own: Statement = {
  name: 'read-own-history',
  text: `
    select type_id as "typeId", sum(accepted)::int as accepted, sum(submitted)::int as submitted,
           sum(approved)::int as approved, sum(rejected)::int as rejected
      from type_activity where owner_key = $1
     group by type_id`,
};

export interface OwnTypeHistory {
  readonly typeId: string;
  readonly accepted: number;
  readonly submitted: number;
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

const exhausted: Statement = {
  name: 'list-exhausted-types',
  text: `
    select t.type_id as "typeId"
      from unnest($2::text[]) as t (type_id)
     where not exists (
       select 1
         from (select s.task_id from stock_items s
                where s.type_id = t.type_id and s.free > 0
                order by s.priority desc, s.deadline_at, s.lease_id
                limit ${exhaustionWindow}) as near
        where not exists (
          select 1 from assignments a where ${ofTask('$1::text', 'near.task_id')}))
       and (select count(*) from (
              select 1 from stock_items s where s.type_id = t.type_id and s.free > 0
               limit ${exhaustionWindow}) as few) < ${exhaustionWindow}`,
};

/** Of these types, those whose whole stock the performer has held before. */
export async function listExhaustedTypes(
  db: Queryable,
  performerKey: string,
  typeIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (typeIds.length === 0) return new Set();
  const rows = await db.query<{ typeId: string }>(exhausted, [performerKey, typeIds]);
  return new Set(rows.map((row) => row.typeId));
}

const sample: Statement = {
  name: 'read-sample-input',
  text: `
    select s.input from stock_items s
     where s.type_id = $1 and s.free > 0 and s.kind <> 'temporary'
     order by s.priority desc, s.deadline_at, s.lease_id
     limit 1`,
};

/** The input of one task in stock, or null. */
export async function readSampleInput(db: Queryable, typeId: string): Promise<unknown> {
  const [row] = await db.query<{ input: unknown }>(sample, [typeId]);
  return row?.input ?? null;
}

export async function findKnownTypes(partition: PerformerPartition, typeIds: readonly string[]) {
  return partition.db.knownType.findMany({ where: { typeId: { in: [...typeIds] } } });
}

export type KnownTypeRow = Awaited<ReturnType<typeof findKnownTypes>>[number];
