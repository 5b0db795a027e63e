import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';

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
           moment.at as "readAt"
      from (select b.type_id, sum(b.slots_available)::int as slots, min(b.published_at) as oldest,
                   max(b.published_at) as newest, min(b.deadline_at) as deadline
              from batches b where ${openBatches}
             group by b.type_id) as open
      join task_types t on t.id = open.type_id
      left join pushed_types p on p.type_id = t.id
     cross join moment
     order by t.id`,
};

const lookedStatement: Statement = {
  name: 'requester-mark-pushed',
  text: `
    insert into pushed_types (type_id, pushed_at)
    select t.id, $1 from unnest($2::text[]) as t (id) order by t.id
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
  await db.query(lookedStatement, [first.readAt, types.map(({ typeId }) => typeId)]);
}
