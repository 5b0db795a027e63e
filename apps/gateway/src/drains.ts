import { createTicker, type Ticker } from '@exchange/partitions';
import { moveOnLatecomers, type DirectoryDeps } from '@exchange/subgraph-directory';

const lookEveryMs = 5_000;

/** Whoever comes to a partition that is being emptied leaves it again. Every gateway looks. */
export function createDrainTicker(deps: DirectoryDeps): Ticker {
  return createTicker({
    name: 'drains',
    everyMs: lookEveryMs,
    run: () => moveOnLatecomers(deps),
    onError: (err) => {
      deps.log.warn({ err }, 'those who came to a partition that is being emptied stay for now');
    },
  });
}
