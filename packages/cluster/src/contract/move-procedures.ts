import { z } from 'zod';

const count = z.number().int().nonnegative();
const key = z.array(z.string());
const keyOrStart = key.nullable();

/** Who moves, and in which attempt: see packages/transfer. */
const moveRef = z.object({ moveId: z.string(), ownerKey: z.string(), attempt: count });
const cursor = z.object({ table: z.string(), after: keyOrStart });
const limits = z.object({
  rows: z.number().int().min(1).max(5_000),
  bytes: z
    .number()
    .int()
    .min(1)
    .max(16 * 1024 * 1024),
});
const version = z.object({ table: z.string(), key, version: z.string() });
const digestTable = z.object({ table: z.string(), count, checksum: z.string().nullable() });
const digest = z.object({ tables: z.array(digestTable) });
const done = z.object({});
const changeSet = z.object({
  tables: z.array(
    z.object({
      table: z.string(),
      rows: z.string(),
      checksum: z.string(),
      keys: z.array(key),
      gone: z.array(key),
    }),
  ),
  versions: z.array(version),
  bytes: count,
  left: count,
  digest: digest.nullable(),
});

/** The source partition and the move: what every call of a move begins with. */
const toSource = z.object({ partitionId: z.string(), move: moveRef });

/**
 * What the node of a move's destination asks of the partition that the user leaves. Only the node that
 * the directory says moves the user is answered, and only what fits where the move is.
 */
export const moveProcedures = {
  moveDepart: {
    input: toSource.extend({ base: z.enum(['none', 'kept']) }),
    output: z.object({ rows: count }),
  },
  moveReadChunk: {
    input: toSource.extend({ cursor: cursor.nullable(), limits }),
    output: z.object({
      tables: z.array(z.object({ table: z.string(), rows: z.string() })),
      count,
      bytes: count,
      next: cursor.nullable(),
    }),
  },
  moveReadChanges: {
    input: toSource.extend({ limits, purpose: z.enum(['copy', 'digest', 'block']) }),
    output: changeSet,
  },
  moveForgetChanges: {
    input: toSource.extend({ versions: z.array(version).max(10_000) }),
    output: done,
  },
  moveReadParts: {
    input: toSource.extend({
      cursor: cursor.nullable(),
      rows: z.number().int().min(1).max(50_000),
    }),
    output: z.object({
      parts: z.array(
        z.object({
          table: z.string(),
          after: keyOrStart,
          upTo: keyOrStart,
          except: z.array(key),
          count,
          checksum: z.string(),
        }),
      ),
      next: cursor.nullable(),
    }),
  },
  /** `last` is null when writes were under way for too long. */
  moveBlock: {
    input: toSource.extend({ waitMs: z.number().int().min(0).max(10_000), limits }),
    output: z.object({
      last: z
        .object({
          changes: changeSet,
          handover: z.string(),
        })
        .nullable(),
    }),
  },
  moveUnblock: { input: toSource, output: done },
  moveLeave: { input: toSource, output: done },
  moveEndDeparture: { input: toSource, output: done },
  moveErase: {
    input: toSource.extend({ rows: z.number().int().min(1).max(5_000) }),
    output: z.object({ erased: count, more: z.boolean() }),
  },
} as const;
