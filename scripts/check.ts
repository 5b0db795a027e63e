// `npm run check`: reads every partition of a running cluster and says for I1 to I11 whether they hold.
import type { Readers } from './check/databases.ts';
import { openReader } from './check/databases.ts';
import { examineInvariant, invariants } from './check/run-check.ts';
import { describeFailure, listDatabaseTargets, printTable } from './db-targets.ts';

const shown = 10;

async function openReaders(): Promise<Readers> {
  const readers = await Promise.all(listDatabaseTargets().map(openReader));
  const directory = readers.find((reader) => reader.kind === 'directory');
  if (directory === undefined) throw new Error('The cluster has no directory.');
  return {
    directory,
    requesters: readers.filter((reader) => reader.kind === 'requester'),
    performers: readers.filter((reader) => reader.kind === 'performer'),
  };
}

async function check(): Promise<void> {
  const readers = await openReaders();
  const rows: string[][] = [['code', 'holds', 'looked at', 'violations', 'invariant']];
  const details: string[] = [];
  for (const invariant of invariants) {
    const { looked, violations } = await examineInvariant(invariant, readers);
    const holds = violations.length === 0;
    if (!holds) process.exitCode = 1;
    rows.push([
      invariant.code,
      holds ? 'yes' : 'NO',
      String(looked),
      String(violations.length),
      invariant.title,
    ]);
    details.push(
      ...violations.slice(0, shown).map(({ message }) => `${invariant.code}  ${message}`),
    );
  }
  printTable(rows);
  for (const line of details) console.error(line);
  await Promise.all(
    [readers.directory, ...readers.requesters, ...readers.performers].map((reader) =>
      reader.close(),
    ),
  );
}

await check().catch((error: unknown) => {
  console.error(`The check could not run: ${describeFailure(error)}`);
  console.error('Start the exchange first (npm start), or name its databases in the cluster file.');
  process.exitCode = 2;
});
