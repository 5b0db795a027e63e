import { randomUUID } from 'node:crypto';
import type { AssessmentSettings } from '@exchange/assessment';
import { readLoads } from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import { withJobLock } from '@exchange/partitions';
import type { DirectoryDeps } from '../../deps.ts';
import {
  beginAssessment,
  failAssessment,
  findAssessment,
  isAssessmentDue,
  type AssessmentRow,
} from '../../store/assessments.ts';
import { appendAudit } from '../../store/audit-log.ts';
import { finishAssessment } from '../../store/finish-assessment.ts';
import { listAssessedPartitions } from '../../store/list-assessed-partitions.ts';
import { requireOperator } from '../access.ts';
import { carryOutProposals } from './carry-out-proposals.ts';
import { planInWorker } from './plan-in-worker.ts';

type AssessmentDeps = Pick<DirectoryDeps, 'database' | 'log' | 'config'>;

/** Judges now, for an operator. */
export async function runAssessment(deps: DirectoryDeps, viewer: Viewer | null) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  await appendAudit(deps.database, { accountId, action: 'runAssessment', target: 'cluster' });
  const assessment = await assess(deps, 'operator', accountId);
  if (assessment === null) {
    const message = 'An assessment is being made already: look at its proposals in a moment.';
    return { __typename: 'AssessmentRuns' as const, message };
  }
  return { __typename: 'RunAssessmentSuccess' as const, assessment };
}

/** Judges when the last time was long enough ago. Every gateway asks; one does it. */
export async function assessWhenDue(deps: DirectoryDeps): Promise<void> {
  const { everySeconds } = deps.config.assessment;
  if (everySeconds === 0 || !(await isAssessmentDue(deps.database, everySeconds))) return;
  await assess(deps, 'timer', null);
}

/** Null: another gateway is at it. */
async function assess(
  deps: DirectoryDeps,
  trigger: 'timer' | 'operator',
  requestedBy: string | null,
): Promise<AssessmentRow | null> {
  const { database, config } = deps;
  const done = await withJobLock(database, 'assessment', async () => {
    // The one before may have ended while this one waited for its turn.
    const { everySeconds } = config.assessment;
    if (trigger === 'timer' && !(await isAssessmentDue(database, everySeconds))) return null;
    const id = randomUUID();
    await beginAssessment(database, { id, trigger, requestedBy });
    await plan(deps, id);
    await carryOutProposals(deps, id);
    return findAssessment(database, id);
  });
  return done ?? null;
}

async function plan({ database, config, log }: AssessmentDeps, id: string): Promise<void> {
  try {
    const partitions = await listAssessedPartitions(database);
    const pages = readLoads(database, config.assessment.halfLifeDays);
    const settings = settingsOf(config);
    await finishAssessment(database, id, await planInWorker(pages, { partitions, settings }));
  } catch (err) {
    log.error({ err, assessment: id }, 'an assessment failed');
    await failAssessment(
      database,
      id,
      'It could not be finished: the log of the gateway says why.',
    );
  }
}

function settingsOf({ assessment, supply }: DirectoryDeps['config']): AssessmentSettings {
  const { weights, resources, budget, sameRegion, smallestGain } = assessment;
  return {
    ...{ weights, resources, sameRegion, smallestGain },
    budget: { users: budget.users, rows: budget.rows, bytes: budget.megabytes * 1_000_000 },
    periodSeconds: supply.periodSeconds,
  };
}
