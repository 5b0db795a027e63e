import { err, ok, type Result } from '@exchange/kernel';
import type { ActivityLog, LogBatch, LogEvent } from './log-types.ts';
import { parseTime } from './parse-time.ts';
import { readTable, type TableRow } from './read-table.ts';

export interface LogFile {
  readonly name: string;
  readonly text: string;
}

export interface ReadLog extends ActivityLog {
  /** Sentences about what was put right. */
  readonly notices: readonly string[];
}

/** A log from its two files, or one sentence about the first thing that is wrong. */
export function readLog(eventsFile: LogFile, batchesFile: LogFile): Result<ReadLog, string> {
  const batches = readBatches(batchesFile);
  if (!batches.ok) return batches;
  const events = readEvents(
    eventsFile,
    new Set(batches.value.map(({ batch }) => batch)),
    batchesFile,
  );
  if (!events.ok) return events;
  const notices: string[] = [];
  const late = events.value.findIndex((event, index, all) => event.at < (all[index - 1]?.at ?? 0));
  if (late >= 0) {
    notices.push(
      `${eventsFile.name} is not in time order (first at its event ${late + 1}); the rows were sorted by "at", equal times in the order of the file.`,
    );
  }
  return ok({
    events: events.value.toSorted((a, b) => a.at - b.at),
    batches: batches.value,
    notices,
  });
}

function readBatches({ name, text }: LogFile): Result<readonly LogBatch[], string> {
  const table = readTable(name, text, ['batch', 'type', 'opens_at', 'closes_at']);
  if (!table.ok) return table;
  const batches: LogBatch[] = [];
  const known = new Set<string>();
  for (const row of table.value) {
    const batch = readBatch(row);
    if (typeof batch === 'string') return err(`${name}, line ${row.line}: ${batch}`);
    if (known.has(batch.batch)) {
      return err(`${name}, line ${row.line}: batch "${batch.batch}" is there twice.`);
    }
    known.add(batch.batch);
    batches.push(batch);
  }
  if (batches.length === 0) return err(`${name} has no batches below its first line.`);
  return ok(batches);
}

function readBatch({ get }: TableRow): LogBatch | string {
  const optional = (column: string) => (get(column) === '' ? null : get(column));
  const opensAt = parseTime(get('opens_at'));
  const closesAt = get('closes_at') === '' ? null : parseTime(get('closes_at'));
  const reward = get('reward') === '' ? null : Number(get('reward'));
  if (get('batch') === '') return 'the batch has no id.';
  if (get('type') === '') return `batch "${get('batch')}" has no type.`;
  if (opensAt === null) return badTime('opens_at', get('opens_at'));
  if (closesAt === null && get('closes_at') !== '') return badTime('closes_at', get('closes_at'));
  if (closesAt !== null && closesAt < opensAt) {
    return `batch "${get('batch')}" closes before it opens.`;
  }
  if (reward !== null && (!Number.isFinite(reward) || reward < 0)) {
    return `reward "${get('reward')}" is not a number; write 2.50, or leave it empty.`;
  }
  return {
    batch: get('batch'),
    type: get('type'),
    opensAt,
    closesAt,
    category: optional('category'),
    requester: optional('requester'),
    reward,
    title: optional('title'),
  };
}

function readEvents(
  { name, text }: LogFile,
  known: ReadonlySet<string>,
  batchesFile: LogFile,
): Result<readonly LogEvent[], string> {
  const table = readTable(name, text, ['at', 'performer', 'batch']);
  if (!table.ok) return table;
  const events: LogEvent[] = [];
  for (const { line, get } of table.value) {
    const at = parseTime(get('at'));
    const finishedAt = get('finished_at') === '' ? null : parseTime(get('finished_at'));
    if (at === null) return err(`${name}, line ${line}: ${badTime('at', get('at'))}`);
    if (finishedAt === null && get('finished_at') !== '') {
      return err(`${name}, line ${line}: ${badTime('finished_at', get('finished_at'))}`);
    }
    if (get('performer') === '') return err(`${name}, line ${line}: the performer is empty.`);
    if (!known.has(get('batch'))) {
      return err(
        `${name}, line ${line}: batch "${get('batch')}" is not in ${batchesFile.name}; every batch of an event needs a row there.`,
      );
    }
    events.push({ at, performer: get('performer'), batch: get('batch'), finishedAt });
  }
  if (events.length === 0) return err(`${name} has no events below its first line.`);
  return ok(events);
}

function badTime(column: string, value: string): string {
  return `${column} "${value}" is not a time; write it as 2026-03-01T09:30:00Z.`;
}
