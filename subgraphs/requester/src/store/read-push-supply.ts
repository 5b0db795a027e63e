import { isHere } from '@exchange/partitions';
import type { Queryable, Statement, Tx } from '@exchange/partitions';

/** A batch whose tasks are still being opened is not complete: it is looked at when they are. */
const openBatches = `
  b.status = 'open' and b.slots_available > 0 and b.roll_row is null and ${isHere('b.owner_key')}
  and (b.deadline_at is null or b.deadline_at > coalesce($1::timestamptz, now()))`;

const newStatement: Statement = {
  name: 'requester-has-new-work',
  text: `
    select exists (
      select 1 from batches b left join pushed_types p on p.type_id = b.type_id
       where ${openBatches} and (p.pushed_at is null or b.published_at > p.pushed_at)) as "isNew"`,
};

/** Ages count from the last look at the type, or from its publication. */
const supplyStatement: Statement = {
  name: 'requester-read-push-supply',
  text: `
    with moment as (select coalesce($1::timestamptz, now()) as at)
    select t.id as "typeId", t.category, t.owner_key as "requesterKey", open.slots as available,
           p.pushed_at is null or open.newest > p.pushed_at as fresh,
           extract(epoch from moment.at - greatest(open.oldest, p.pushed_at))::float8 as "ageSeconds",
           extract(epoch from open.deadline - moment.at)::float8 as "secondsLeft",
           p.xmin::text as version, moment.at as "readAt"
      from (select b.type_id, sum(b.slots_available)::int as slots, min(b.published_at) as oldest,
                   max(b.published_at) as newest, min(b.deadline_at) as deadline
              from batches b where ${openBatches}
             group by b.type_id) as open
      join task_types t on t.id = open.type_id
      left join pushed_types p on p.type_id = t.id
     cross join moment
     order by t.id`,
};

/** Only as it was read, by the transaction that wrote the row: what was opened since then is new. */
const lookedStatement: Statement = {
  name: 'requester-mark-pushed',
  text: `
    with given as (
      select * from unnest($2::text[], $3::text[]) as g (type_id, version)
    ), again as (
      update pushed_types p set pushed_at = $1
        from given g where p.type_id = g.type_id and p.xmin::text = g.version
    )
    insert into pushed_types (type_id, pushed_at)
    select type_id, $1 from given where version is null order by type_id
    on conflict (type_id) do nothing`,
};

/** A row is written also for a type that was never looked at, for a look that is under way to find. */
const openedStatement: Statement = {
  name: 'requester-mark-opened',
  text: `
    insert into pushed_types (type_id, pushed_at) values ($1, 'epoch')
    on conflict (type_id) do update set pushed_at = excluded.pushed_at`,
};

export interface PushableType {
  readonly typeId: string;
  readonly category: string;
  readonly requesterKey: string;
  readonly available: number;
  /** Published since it was last looked at. */
  readonly fresh: boolean;
  /** Returned by a group since. */
  readonly back?: boolean;
  readonly ageSeconds: number;
  readonly secondsLeft: number | null;
  /** Of the row that says when it was looked at before; null without one. */
  readonly version: string | null;
  readonly readAt: Date;
}

/** Whether something was published that no push has looked at. */
export async function hasNewWork(db: Queryable, at: Date | null): Promise<boolean> {
  const [row] = await db.query<{ isNew: boolean }>(newStatement, [at]);
  return row?.isNew ?? false;
}

/** Types with slots to hand out. */
export function readPushSupply(db: Queryable, at: Date | null): Promise<PushableType[]> {
  return db.query(supplyStatement, [at]);
}

/** These were looked at: what is published later is new, and they wait their time before they are due. */
export async function markPushed(db: Queryable, types: readonly PushableType[]): Promise<void> {
  const [first] = types;
  if (first === undefined) return;
  await db.query(lookedStatement, [
    first.readAt,
    types.map(({ typeId }) => typeId),
    types.map(({ version }) => version),
  ]);
}

/**
 * A batch of the type was opened, in this transaction: it was published before that, perhaps before the
 * type was looked at last, and is new all the same.
 */
export async function markOpened(tx: Tx, typeId: string): Promise<void> {
  await tx.query(openedStatement, [typeId]);
}
