import { z } from 'zod';

/** How performers' feeds are ordered. */
export const feedSchema = z.strictObject({
  /**
   * The share of its score that work loses when none of it lies near (F1): 0 makes no difference, 1
   * puts everything near before everything far.
   */
  localBias: z.number().min(0).max(1).default(1),
  /** Whether scarce stock is kept from those whom it fits less than other members (F2). */
  holdBack: z.boolean().default(true),
  /** Whether performers are told what lies near. */
  markLocal: z.boolean().default(true),
  /** Weight of trying out what few have seen, in units of likelihood; 0 tries nothing out. */
  exploration: z.number().min(0).max(1).default(0.1),
  /**
   * How much what the exchange needs counts beside what the viewer likes: 0 not at all; at 1, twice the
   * pressure of deadlines makes up for half the likelihood.
   */
  needWeight: z.number().min(0).max(10).default(3),
  /** Work gains half as much again for each time it has waited this long: nothing starves. */
  ageSeconds: z.number().int().min(60).max(31_536_000).default(86_400),
  /** Each further entry of one requester keeps this share of its score; 1 lets one fill the page. */
  requesterShare: z.number().min(0.1).max(1).default(0.97),
  /**
   * While some work is needed much more than the rest, the first page of a feed ends where its viewer
   * takes something with this probability, and the rest follows on the next page; 0: pages are full.
   */
  focus: z.number().min(0).max(0.95).default(0),
  /** How long a feed waits for the learnt model before it is ordered by rates alone. */
  modelWaitMs: z.number().int().min(0).max(10_000).default(50),
});

/** What performer partitions remember to learn from. */
export const historySchema = z.strictObject({
  /** Days after which looks, sessions and choices are forgotten. */
  days: z.number().int().min(7).max(3_650).default(90),
  /** Most choices that one partition keeps, with what was on offer. */
  choices: z.number().int().min(100).max(10_000_000).default(50_000),
});

export type FeedConfig = z.infer<typeof feedSchema>;
export type HistoryConfig = z.infer<typeof historySchema>;
