import type { Partition } from '@exchange/partitions';
import type { Digest, MoveRef } from '../types.ts';
import { columnsOf } from './columns.ts';
import { look, requireState } from './enter.ts';
import { checksumOf, comparedRow } from './row-sql.ts';

/** Tables with more rows were compared part by part, and row by row since; only their rows are counted. */
export const wholeDigestRows = 5_000;

/** An owner's rows by table, at one moment. */
export async function readDigest(
  partition: Partition,
  move: MoveRef,
  states: readonly ('leaving' | 'blocked' | 'arriving')[],
): Promise<Digest> {
  const tables = (await columnsOf(partition)).filter(({ table }) => table.kind !== 'shared');
  return partition.transact(
    async (tx) => {
      requireState(await look(tx, move), move, states);
      const digests: Digest['tables'][number][] = [];
      for (const given of tables) {
        const { name, where } = given.table;
        const [counted] = await tx.query<{ count: number }>(
          {
            name: `transfer-count-${name}`,
            text: `select count(*)::int as count from ${name} r where ${where}`,
          },
          [move.ownerKey],
        );
        const count = counted?.count ?? 0;
        if (count > wholeDigestRows) {
          digests.push({ table: name, count, checksum: null });
          continue;
        }
        const [summed] = await tx.query<{ checksum: string }>(
          {
            name: `transfer-digest-${name}`,
            text: `select ${checksumOf(comparedRow(given))} as checksum from ${name} r where ${where}`,
          },
          [move.ownerKey],
        );
        digests.push({
          table: name,
          count,
          checksum: count === 0 ? '0' : (summed?.checksum ?? '0'),
        });
      }
      return { tables: digests };
    },
    { isolation: 'repeatable read' },
  );
}

/** Names of the tables in which two digests differ. */
export function differingTables(one: Digest, other: Digest): string[] {
  const before = new Map(one.tables.map((table) => [table.table, table]));
  const names = new Set([...one.tables, ...other.tables].map(({ table }) => table));
  const after = new Map(other.tables.map((table) => [table.table, table]));
  return [...names].filter((name) => {
    const [a, b] = [before.get(name), after.get(name)];
    return a?.count !== b?.count || a?.checksum !== b?.checksum;
  });
}
