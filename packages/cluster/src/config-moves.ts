import { z } from 'zod';
import { automaticMovesSchema } from './config-assessment.ts';

/** How users are moved between partitions. See docs/moves.md. */
export const movesSchema = z.strictObject({
  /** What becomes of proposals: they wait for an operator, or are carried out by themselves. */
  policy: z.enum(['propose', 'automatic']).default('propose'),
  automatic: automaticMovesSchema.prefault({}),
  /** Moves that one destination partition carries out at a time. */
  atOnce: z.number().int().min(1).max(100).default(1),
  /** Rows a second that are copied from, or to, one partition. */
  rowsPerSecond: z.number().int().min(10).max(1_000_000).default(10_000),
  /** Most rows of one chunk. */
  chunkRows: z.number().int().min(1).max(5_000).default(1_000),
  /** Most bytes of one chunk, beyond its first row. */
  chunkBytes: z
    .number()
    .int()
    .min(1_024)
    .max(16 * 1024 * 1024)
    .default(1024 * 1024),
  /** Between two calls of a move that nobody waits for. */
  pauseMs: z.number().int().min(0).max(10_000).default(2),
  /**
   * The same, as a multiple of what a partition last took: a busy machine is left alone for longer. What
   * was left out because somebody waited is rested before the next move begins.
   */
  restTimes: z.number().min(0).max(100).default(2),
  /** A user's writes are held after a round of copying no more changes than these. */
  fewChanges: z.number().int().min(0).max(5_000).default(20),
  /** The longest that a user's writes are held for; then the switch is given up and tried again. */
  blockMs: z.number().int().min(100).max(10_000).default(2_000),
  /** How long a move can be taken back: until then the old copy is kept. */
  keepSeconds: z
    .number()
    .int()
    .min(0)
    .max(30 * 86_400)
    .default(86_400),
  /** How long after its last sign of life somebody else goes on with a node's moves. */
  claimSeconds: z.number().min(1).max(300).default(5),
  /** Failures in a row, and switches given up, after which a move is undone. */
  mostFailures: z.number().int().min(1).max(1_000).default(20),
  /** For tests of crashes only: drivers pass an advisory lock of the directory after each step. */
  holdSteps: z.boolean().default(false),
});

export type MovesConfig = z.infer<typeof movesSchema>;
