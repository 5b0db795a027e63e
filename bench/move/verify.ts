import { openReader, type Reader, type Readers } from '../../scripts/check/databases.ts';
import { examineInvariant, invariants } from '../../scripts/check/run-check.ts';
import { listDatabaseTargets } from '../../scripts/db-targets.ts';
import { pollUntil } from '../lib/poll-until.ts';

/** All databases of the running cluster, for reading. */
export async function openReaders(): Promise<Readers> {
  const readers = await Promise.all(listDatabaseTargets().map(openReader));
  const ofKind = (kind: string) => readers.filter((reader) => reader.kind === kind);
  const [directory] = ofKind('directory');
  if (directory === undefined) throw new Error('The cluster has no directory.');
  return { directory, requesters: ofKind('requester'), performers: ofKind('performer') };
}

export async function closeReaders({ directory, requesters, performers }: Readers): Promise<void> {
  await Promise.all([directory, ...requesters, ...performers].map((reader) => reader.close()));
}

/** Codes of the invariants that do not hold, with what is wrong first. */
export async function findViolations(readers: Readers): Promise<string[]> {
  const violated: string[] = [];
  for (const invariant of invariants) {
    const { violations } = await examineInvariant(invariant, readers);
    const [first] = violations;
    if (first !== undefined) violated.push(`${invariant.code}: ${first.message}`);
  }
  return violated;
}

/** What old copies hold is sent by those who were moved. */
const underWay = `select count(*) as count from outbox o
  where delivered_at is null
    and not exists (select from absent_owners x where x.owner_key = outbox_owner(o.kind, o.payload))`;

/** Resolves when no message waits to be sent in any partition. */
export async function waitForMessages(readers: Readers): Promise<void> {
  await pollUntil('all messages have arrived', async () => {
    const counts = await Promise.all(
      [...readers.requesters, ...readers.performers].map((reader) =>
        reader.rows<{ count: number }>(underWay),
      ),
    );
    return counts.every(([row]) => row?.count === 0);
  });
}

/** Of these assignments, those that no requester has a submission of. */
export async function findLost(
  readers: Readers,
  assignmentIds: readonly string[],
): Promise<string[]> {
  const lost = new Set(assignmentIds);
  for (const reader of readers.requesters) {
    const arrived = await reader.rows<{ id: string }>(
      'select assignment_id as id from submissions where assignment_id = any($1)',
      [[...lost]],
    );
    for (const { id } of arrived) lost.delete(id);
  }
  return [...lost];
}

/** Rows of a partition, in any table, that name one of these users of its role; what they are in. */
export async function findLeftovers(
  reader: Reader,
  ownerKeys: readonly string[],
): Promise<string[]> {
  const tables = await reader.rows<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables
      where schemaname = 'public' and tablename <> '_prisma_migrations' order by tablename`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await reader.rows<{ count: number }>(
      `select count(*) as count from ${name} as each where each::text ~ $1`,
      [ownerKeys.join('|')],
    );
    if (row !== undefined && row.count > 0) found.push(`${reader.id}.${name}: ${row.count}`);
  }
  return found;
}
