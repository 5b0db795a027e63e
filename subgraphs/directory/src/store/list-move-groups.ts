import type { MoveState } from '@exchange/moves';
import type { Directory, Statement } from '@exchange/partitions';

export interface MoveGroupRow {
  readonly id: string;
  readonly kind: string;
  readonly partitionId: string | null;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly createdAt: Date;
  readonly counts: readonly {
    readonly state: MoveState;
    readonly paused: boolean;
    readonly count: number;
  }[];
  readonly rowsCopied: number;
  readonly rowsEstimated: number;
}

const columns = `
  g.id, g.kind, g.partition_id as "partitionId", g.reason, g.requested_by as "requestedBy",
  coalesce(u.name, '') as "requestedByName", g.created_at as "createdAt",
  coalesce(c.counts, '[]') as "counts", coalesce(c.copied, 0) as "rowsCopied",
  coalesce(c.estimated, 0) as "rowsEstimated"`;

const withCounts = `
  left join users u on u.id = g.requested_by
  left join lateral (
    select jsonb_agg(jsonb_build_object('state', s.state, 'paused', s.paused, 'count', s.count)) as counts,
           sum(s.copied) as copied, sum(s.estimated) as estimated
      from (select state, paused, count(*) as count, sum(rows_copied) as copied,
                   sum(coalesce(rows_estimated, 0)) as estimated
              from moves m where m.group_id = g.id group by state, paused) s
  ) c on true`;

const newestStatement: Statement = {
  name: 'directory-move-groups',
  text: `
    select ${columns} from move_groups g ${withCounts} order by g.created_at desc, g.id limit $1`,
};

const byIdsStatement: Statement = {
  name: 'directory-move-groups-by-ids',
  text: `select ${columns} from move_groups g ${withCounts} where g.id = any($1::text[])`,
};

export function listMoveGroups(database: Directory, first: number): Promise<MoveGroupRow[]> {
  return database.query<MoveGroupRow>(newestStatement, [first]);
}

export function findMoveGroups(
  database: Directory,
  ids: readonly string[],
): Promise<MoveGroupRow[]> {
  return database.query<MoveGroupRow>(byIdsStatement, [ids]);
}
