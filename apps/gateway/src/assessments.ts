import { purgeLoads } from '@exchange/cluster';
import { createTicker, type Ticker } from '@exchange/partitions';
import { assessWhenDue, purgeAssessments, type DirectoryDeps } from '@exchange/subgraph-directory';

const lookEveryMs = 60_000;

/** Every gateway looks whether it is time to judge where users live; the directory lets one do it. */
export function createAssessmentTicker(deps: DirectoryDeps): Ticker {
  const { keepDays } = deps.config.assessment;
  return createTicker({
    name: 'assessment',
    everyMs: lookEveryMs,
    run: async () => {
      await assessWhenDue(deps);
      await purgeAssessments(deps.database, keepDays);
      return purgeLoads(deps.database, keepDays);
    },
    onError: (err) => {
      deps.log.warn({ err }, 'where users should live was not judged');
    },
  });
}
