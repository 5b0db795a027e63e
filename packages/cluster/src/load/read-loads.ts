import type { Queryable, Statement } from '@exchange/partitions';
import type { MeasuredLoad, WorkSummary } from './types.ts';

/** What is known of one user when it is decided where they should live. */
export interface UserLoad {
  readonly ownerKey: string;
  /** Where they live, or will live when they are on their way. */
  readonly partitionId: string;
  readonly serviceClass: string;
  /** Operators want them to stay, or they are being moved already. */
  readonly isPinned: boolean;
  readonly load: MeasuredLoad;
  /**
   * Processor time by hour of the week, as the database writes a list: whoever plans reads it, apart from
   * the thread that answers requests. Null when none was measured.
   */
  readonly hours: string | null;
  readonly work: WorkSummary | null;
}

interface Row extends MeasuredLoad {
  readonly ownerKey: string;
  readonly partitionId: string;
  readonly serviceClass: string;
  readonly isPinned: boolean;
  readonly hours: string | null;
  readonly work: Partial<WorkSummary> | null;
}

/** Sums are weighed down to now, and so is the time they were collected in. */
const rate = (column: string): string => `
  coalesce(l.${column} * d.decay
           / nullif(l.collected_hours * d.decay + d.hours_since, 0), 0)`;

const readStatement: Statement = {
  name: 'load-read',
  text: `
    select p.owner_key as "ownerKey", coalesce(m.to_partition, p.partition_id) as "partitionId",
           p.service_class as "serviceClass",
           p.pinned or p.state <> 'active' or m.to_partition is not null as "isPinned",
           ${rate('requests')} as "requests", ${rate('cpu_ms')} as "cpuMs",
           ${rate('handling_ms')} / 3600000 as "inHand",
           coalesce(l.rows, 0) as "rows", coalesce(l.bytes, 0) as "bytes",
           nullif(l.hours, '{}')::real[]::text as "hours", l.work
      from placements p
      left join measured_loads l on l.subject = p.owner_key
      left join moves m on m.owner_key = p.owner_key
                       and m.state in ('requested', 'copying', 'catching-up', 'blocked',
                                       'flipped', 'undoing')
      left join lateral (
        select greatest(0, extract(epoch from coalesce($3::timestamptz, now()) - l.measured_at))
                 ::float8 / 3600 as hours_since,
               power(0.5::float8,
                     greatest(0, extract(epoch from coalesce($3::timestamptz, now()) - l.measured_at))
                       ::float8 / $4::float8) as decay
      ) d on true
     where p.owner_key > $1
     order by p.owner_key
     limit $2`,
};

const pageSize = 5_000;

/** All users with what they use, page by page in the order of their keys. */
export async function* readLoads(
  directory: Queryable & { readonly clock: { pinned(): Date | null } },
  halfLifeDays: number,
): AsyncGenerator<readonly UserLoad[]> {
  let after = '';
  for (;;) {
    const rows = await directory.query<Row>(readStatement, [
      after,
      pageSize,
      directory.clock.pinned(),
      halfLifeDays * 86_400,
    ]);
    if (rows.length > 0) yield rows.map(toUserLoad);
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.ownerKey ?? '';
  }
}

function toUserLoad(row: Row): UserLoad {
  const { categories, requesters } = row.work ?? {};
  return {
    ownerKey: row.ownerKey,
    partitionId: row.partitionId,
    serviceClass: row.serviceClass,
    isPinned: row.isPinned,
    load: {
      requests: row.requests,
      cpuMs: row.cpuMs,
      inHand: row.inHand,
      rows: row.rows,
      bytes: row.bytes,
    },
    hours: row.hours,
    work: categories === undefined || requesters === undefined ? null : { categories, requesters },
  };
}
