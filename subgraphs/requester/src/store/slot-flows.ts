import type { FlowKind } from '@exchange/cluster';
import type { RequesterPartition, Statement, Tx } from '@exchange/partitions';

export interface SlotFlow {
  readonly holder: string;
  readonly kind: FlowKind;
  readonly slots: number;
}

/** Rows of their own: sums would make everything that moves slots wait for each other. */
const record: Statement = {
  name: 'requester-record-flows',
  text: `
    insert into slot_flows (at, holder, kind, slots)
    select coalesce($1::timestamptz, now()), f.holder, f.kind, sum(f.slots)
      from unnest($2::text[], $3::text[], $4::int[]) as f (holder, kind, slots)
     group by f.holder, f.kind
    having sum(f.slots) > 0`,
};

/** Writes what moved, in the transaction that moved it. */
export async function recordFlows(tx: Tx, flows: readonly SlotFlow[]): Promise<void> {
  if (flows.length === 0) return;
  await tx.query(record, [
    tx.clock.pinned(),
    flows.map((flow) => flow.holder),
    flows.map((flow) => flow.kind),
    flows.map((flow) => flow.slots),
  ]);
}

const read: Statement = {
  name: 'requester-read-flows',
  text: `
    select holder, kind, sum(slots)::int as slots
      from slot_flows
     where at > coalesce($1::timestamptz, now()) - $2 * interval '1 second'
     group by holder, kind
     order by holder, kind`,
};

/** Sums of the last `seconds`, by performer partition and kind. */
export function readFlows(
  partition: RequesterPartition,
  seconds: number,
): Promise<{ holder: string; kind: string; slots: number }[]> {
  return partition.query(read, [partition.clock.pinned(), seconds]);
}

/** What is older than an hour and ten minutes is kept by ten minutes; `$2` rows at a time. */
const merge: Statement = {
  name: 'requester-merge-flows',
  text: `
    with old as (
      delete from slot_flows
       where id in (
         select id from slot_flows
          where not merged and at < coalesce($1::timestamptz, now()) - interval '70 minutes'
          order by at limit $2)
      returning at, holder, kind, slots
    ), sums as (
      insert into slot_flows (at, holder, kind, slots, merged)
      select date_bin('10 minutes', at, '2000-01-01'), holder, kind, sum(slots), true
        from old group by 1, 2, 3
    )
    select count(*)::int as "merged" from old`,
};

const forget: Statement = {
  name: 'requester-forget-flows',
  text: `delete from slot_flows where at < coalesce($1::timestamptz, now()) - $2 * interval '1 second'`,
};

/** Keeps the table small: sums for what is older, and nothing of what is older than `seconds`. */
export async function tidyFlows(partition: RequesterPartition, seconds: number): Promise<number> {
  const at = partition.clock.pinned();
  await partition.query(forget, [at, seconds]);
  const [row] = await partition.query<{ merged: number }>(merge, [at, 5_000]);
  return row?.merged ?? 0;
}
