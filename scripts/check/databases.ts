import pg from 'pg';
import type { DatabaseTarget } from '../db-targets.ts';

/** One database of the cluster, opened for reading. */
export interface Reader {
  readonly id: string;
  readonly kind: DatabaseTarget['kind'];
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Counts and sums arrive as text of these types; they are far below 2^53 here. */
const numberTypes: readonly number[] = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];

/** Connects read-only. Counts and sums come back as numbers. */
export async function openReader(target: DatabaseTarget): Promise<Reader> {
  const client = new pg.Client({
    connectionString: target.url,
    options: '-c default_transaction_read_only=on -c statement_timeout=120000',
  });
  await client.connect();
  return {
    id: target.id,
    kind: target.kind,
    async rows<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
      const result = await client.query<Record<string, unknown>>(text, [...values]);
      const counts = result.fields.filter((field) => numberTypes.includes(field.dataTypeID));
      for (const row of result.rows) {
        for (const { name } of counts) row[name] = row[name] === null ? null : Number(row[name]);
      }
      return result.rows as Row[];
    },
    close: () => client.end(),
  };
}

export interface Readers {
  readonly directory: Reader;
  readonly requesters: readonly Reader[];
  readonly performers: readonly Reader[];
}
