import { moveColumns, toMoveRecord, type MoveRow } from '@exchange/cluster';
import type { MoveRecord, MoveState } from '@exchange/moves';
import type { Directory, Statement } from '@exchange/partitions';

/** A move with what is known of it beside the protocol. */
export interface ListedMove extends MoveRecord {
  readonly seq: number;
  readonly groupId: string;
  readonly displayName: string;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly takenBackBy: string | null;
}

export interface MoveFilter {
  /** Null: all. A move that is paused counts as that, wherever it goes on. */
  readonly states: readonly (MoveState | 'paused')[] | null;
  readonly ownerKey: string | null;
  readonly groupId: string | null;
  readonly partitionId: string | null;
}

type ListedRow = MoveRow & Omit<ListedMove, keyof MoveRecord>;

const listedColumns = `
  ${moveColumns}, m.seq, m.group_id as "groupId", m.requested_by as "requestedBy",
  m.created_at as "createdAt", m.updated_at as "updatedAt",
  coalesce(p.display_name, '') as "displayName", coalesce(u.name, '') as "requestedByName",
  (select b.id from moves b
    where b.owner_key = m.owner_key and b.takes_back = m.id
      and b.state not in ('cancelled', 'failed')
    order by b.seq desc limit 1) as "takenBackBy"`;

const withNames = `
  left join placements p on p.owner_key = m.owner_key
  left join users u on u.id = m.requested_by`;

const conditions = `
      ($1::text[] is null
       or case when m.paused and m.state in ('requested', 'copying', 'catching-up')
               then 'paused' else m.state end = any($1::text[]))
  and ($2::text is null or m.owner_key = $2) and ($3::text is null or m.group_id = $3)
  and ($4::text is null or m.from_partition = $4 or m.to_partition = $4)`;

const pageStatement: Statement = {
  name: 'directory-moves-page',
  text: `
    select ${listedColumns}
      from moves m ${withNames}
     where ${conditions} and ($5::bigint is null or m.seq < $5)
     order by m.seq desc
     limit $6`,
};

const countStatement: Statement = {
  name: 'directory-moves-count',
  text: `select count(*) as "count" from moves m where ${conditions}`,
};

const byIdsStatement: Statement = {
  name: 'directory-moves-by-ids',
  text: `
    select ${listedColumns}
      from moves m ${withNames}
     where m.id = any($1::text[])
     order by m.seq`,
};

const idsOfGroupStatement: Statement = {
  name: 'directory-moves-of-group',
  text: `select id from moves where group_id = $1 order by seq`,
};

export async function listMoves(
  database: Directory,
  filter: MoveFilter,
  before: number | null,
  limit: number,
): Promise<ListedMove[]> {
  const rows = await database.query<ListedRow>(pageStatement, [...valuesOf(filter), before, limit]);
  return rows.map(toListed);
}

export async function countMoves(database: Directory, filter: MoveFilter): Promise<number> {
  const [row] = await database.query<{ count: number }>(countStatement, valuesOf(filter));
  return row?.count ?? 0;
}

/** In the order in which they were started. */
export async function findListedMoves(
  database: Directory,
  ids: readonly string[],
): Promise<ListedMove[]> {
  if (ids.length === 0) return [];
  return (await database.query<ListedRow>(byIdsStatement, [ids])).map(toListed);
}

export async function listMoveIds(database: Directory, groupId: string): Promise<string[]> {
  return (await database.query<{ id: string }>(idsOfGroupStatement, [groupId])).map(({ id }) => id);
}

function valuesOf({ states, ownerKey, groupId, partitionId }: MoveFilter): unknown[] {
  return [states, ownerKey, groupId, partitionId];
}

function toListed(row: ListedRow): ListedMove {
  const { seq, groupId, displayName, requestedBy, requestedByName } = row;
  const { createdAt, updatedAt, takenBackBy } = row;
  return {
    ...toMoveRecord(row),
    ...{ seq, groupId, displayName, requestedBy, requestedByName },
    ...{ createdAt, updatedAt, takenBackBy },
  };
}
