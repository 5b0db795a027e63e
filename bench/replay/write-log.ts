import type { ActivityLog } from './log-types.ts';

/** The two files of a log, as `readLog` takes them. */
export function writeLog({ events, batches }: ActivityLog): { events: string; batches: string } {
  const time = (at: number | null) => (at === null ? '' : new Date(at).toISOString());
  return {
    events: toCsv(['at', 'performer', 'batch', 'finished_at'], events, (event) => [
      time(event.at),
      event.performer,
      event.batch,
      time(event.finishedAt),
    ]),
    batches: toCsv(
      ['batch', 'type', 'opens_at', 'closes_at', 'category', 'requester', 'reward', 'title'],
      batches,
      (batch) => [
        batch.batch,
        batch.type,
        time(batch.opensAt),
        time(batch.closesAt),
        batch.category ?? '',
        batch.requester ?? '',
        batch.reward === null ? '' : String(batch.reward),
        batch.title ?? '',
      ],
    ),
  };
}

function toCsv<T>(
  head: readonly string[],
  rows: readonly T[],
  cellsOf: (row: T) => readonly string[],
): string {
  return `${[head, ...rows.map(cellsOf)].map((cells) => cells.map(quote).join(',')).join('\n')}\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
