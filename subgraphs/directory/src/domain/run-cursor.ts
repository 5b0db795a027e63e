import { ExchangeError } from '@exchange/kernel';

/** Where a page of runs ends: the newest first, and of the same instant by partition. */
export interface RunPlace {
  readonly startedAt: Date;
  readonly partitionId: string;
  readonly id: string;
}

const longestCursor = 300;
const largestId = '9223372036854775807';

export function writeCursor({ startedAt, partitionId, id }: RunPlace): string {
  return Buffer.from(`${startedAt.toISOString()} ${id} ${partitionId}`).toString('base64url');
}

/** @throws ExchangeError BAD_USER_INPUT when it is not a cursor of ours */
export function readCursor(cursor: string): RunPlace {
  const text = Buffer.from(cursor.slice(0, longestCursor), 'base64url').toString('utf8');
  const [, at = '', id = '', partitionId = ''] = /^(\S+) (\d{1,18}) (\S+)$/.exec(text) ?? [];
  const ms = Date.parse(at);
  if (partitionId !== '' && !Number.isNaN(ms)) return { startedAt: new Date(ms), partitionId, id };
  throw new ExchangeError(
    'BAD_USER_INPUT',
    'The argument after must be an endCursor or a cursor that an answer gave.',
  );
}

/** What a partition is to leave out: runs that the pages before have shown. */
export function placeWithin(
  place: RunPlace,
  partitionId: string,
): { readonly startedAt: Date; readonly id: string } {
  const { startedAt } = place;
  if (partitionId === place.partitionId) return { startedAt, id: place.id };
  return { startedAt, id: partitionId < place.partitionId ? '0' : largestId };
}

export function compareRuns(one: RunPlace, other: RunPlace): number {
  const byTime = other.startedAt.getTime() - one.startedAt.getTime();
  if (byTime !== 0) return byTime;
  if (one.partitionId !== other.partitionId) return one.partitionId < other.partitionId ? -1 : 1;
  const byId = BigInt(other.id) - BigInt(one.id);
  return byId === 0n ? 0 : byId > 0n ? 1 : -1;
}
