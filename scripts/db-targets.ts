import { loadClusterConfig } from '@exchange/cluster';
import type { DatabaseKind } from '@exchange/partitions';

export interface DatabaseTarget {
  id: string;
  kind: DatabaseKind;
  url: string;
}

/** Every database of the cluster: the directory first, because nodes register there. */
export function listDatabaseTargets(): DatabaseTarget[] {
  const { directory, partitions } = loadClusterConfig();
  return [
    { id: 'directory', kind: 'directory', url: directory.url },
    ...partitions.map(({ id, role, url }) => ({ id, kind: role, url })),
  ];
}

/** Where a database lies, without the user and the password. */
export function describePlace(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** Prints rows as a table with aligned columns, the first row being its head. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** One sentence for the person at the terminal, down to the cause. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
