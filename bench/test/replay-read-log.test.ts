import { describe, expect, it } from 'vitest';
import { parseTime } from '../replay/parse-time.ts';
import { readLog } from '../replay/read-log.ts';
import { writeLog } from '../replay/write-log.ts';

const goodBatches =
  'batch,type,opens_at,closes_at\nb1,t1,2026-03-01T00:00:00Z,2026-03-02T00:00:00Z\n';
const goodEvents = 'at,performer,batch\n2026-03-01T08:00:00Z,p1,b1\n';
const read = (events: string, batches = goodBatches) =>
  readLog({ name: 'events.csv', text: events }, { name: 'batches.csv', text: batches });

function problem(events: string, batches = goodBatches): string {
  const log = read(events, batches);
  if (log.ok) throw new Error('The log was read.');
  return log.error;
}

describe('the files of a log', () => {
  it('are read with a byte order mark, Windows line ends, quotes, and columns in any order', () => {
    const log = read(
      '\uFEFFbatch,finished_at,performer,at\r\n"b1",,"p ""x"", y",2026-03-01 08:00:00\r\n\r\n',
      'title,reward,batch,type,opens_at,closes_at\r\n"two\nlines",2.5,b1,t1,2026-03-01,\r\n',
    );
    expect(log).toMatchObject({
      ok: true,
      value: {
        events: [
          { at: Date.UTC(2026, 2, 1, 8), performer: 'p "x", y', batch: 'b1', finishedAt: null },
        ],
        batches: [{ title: 'two\nlines', reward: 2.5, closesAt: null, category: null }],
        notices: [],
      },
    });
  });

  it.each([
    ['at,performer\n', goodBatches, 'events.csv has no column "batch"'],
    [goodEvents, 'batch,type\n', 'batches.csv has no column "opens_at" and "closes_at"'],
    ['', goodBatches, 'events.csv is empty'],
    ['at,performer,batch\n', goodBatches, 'events.csv has no events'],
    ['at,performer,batch\nyesterday,p1,b1\n', goodBatches, 'line 2: at "yesterday" is not a time'],
    ['at,performer,batch\n2026-02-30,p1,b1\n', goodBatches, 'at "2026-02-30" is not a time'],
    [
      `${goodEvents}2026-03-01T09:00:00Z,p1,b9\n`,
      goodBatches,
      'line 3: batch "b9" is not in batches',
    ],
    [`${goodEvents}2026-03-01T09:00:00Z,,b1\n`, goodBatches, 'line 3: the performer is empty'],
    [`${goodEvents}2026-03-01T09:00:00Z,a,b,c\n`, goodBatches, 'line 3: 4 cells under 3 columns'],
    [`${goodEvents}2026-03-01T09:00:00Z,"a,b1\n`, goodBatches, 'Line 3: a quote is opened'],
    [goodEvents, `${goodBatches}b1,t1,2026-03-01,\n`, 'batch "b1" is there twice'],
    [goodEvents, `${goodBatches}b2,t1,2026-03-02,2026-03-01\n`, '"b2" closes before it opens'],
    [goodEvents, `${goodBatches}b2,,2026-03-02,\n`, 'batch "b2" has no type'],
    [
      goodEvents,
      'batch,type,opens_at,closes_at,reward\nb1,t,2026-03-01,,much\n',
      '"much" is not a',
    ],
  ])('are refused with a sentence: %#', (events, batches, sentence) => {
    expect(problem(events, batches)).toContain(sentence);
  });

  it('are put in time order, which is said; equal times stay in the order of the file', () => {
    const log = read(
      'at,performer,batch\n2026-03-01T09:00:00Z,p3,b1\n2026-03-01T08:00:00Z,p2,b1\n2026-03-01T08:00:00Z,p1,b1\n',
    );
    if (!log.ok) throw new Error(log.error);
    expect(log.value.events.map(({ performer }) => performer)).toEqual(['p2', 'p1', 'p3']);
    expect(log.value.notices[0]).toContain('not in time order');
  });

  it('come back as they were written', () => {
    const log = read(goodEvents);
    if (!log.ok) throw new Error(log.error);
    const files = writeLog(log.value);
    expect(read(files.events, files.batches)).toEqual(log);
  });

  it('have times in UTC unless they name a zone', () => {
    const at = Date.UTC(2026, 2, 1, 8, 30);
    expect(parseTime('2026-03-01T08:30')).toBe(at);
    expect(parseTime('2026-03-01 08:30:00.000 UTC')).toBe(at);
    expect(parseTime('2026-03-01T10:30:00+02:00')).toBe(at);
    expect(parseTime('2026-03-01T06:00:00-0230')).toBe(at);
    expect(parseTime('2026-03-01T08:30:00.250Z')).toBe(at + 250);
    expect(parseTime('01.03.2026')).toBeNull();
  });
});
