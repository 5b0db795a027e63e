import type { RunningNode } from '@exchange/node';

const mostRounds = 500;

/**
 * Runs every job of every node, again and again, until a whole round finds nothing to do: then all
 * that is under way has arrived, as far as it can without time passing.
 */
export async function drainExchange(nodes: () => readonly RunningNode[]): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    let done = 0;
    for (const node of nodes()) {
      // A notice may still be on its way; in a drained exchange nobody acts on old summaries.
      node.directory.forgetAll();
      for (const ticker of node.tickers) done += await ticker.runUntilIdle();
    }
    if (done === 0) return;
  }
  throw new Error(`The exchange still had work after ${mostRounds} rounds.`);
}
