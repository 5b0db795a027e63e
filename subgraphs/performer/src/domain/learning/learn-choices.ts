import type { ChoiceBatch } from '@exchange/affinity';
import type { TaskInfo } from '@exchange/cluster';
import type { Repository } from '../../repository.ts';
import {
  findChoiceBefore,
  listChoicesAfter,
  listChosenTypes,
  type ChosenType,
} from '../../store/choices.ts';
import { findLearntModel, saveLearntModel } from '../../store/learnt-models.ts';
import type { LearntEvent } from './learner-messages.ts';

const modelName = 'choice';
/** Unpacking and packing take seconds with thousands of people. */
const patientMs = 60_000;
const rowsAtOnce = 200;
/** Older choices say little about what is chosen now, and learning them takes time. */
const mostRelearnt = 10_000;

/** What the model may know of a type, as the directory's summary says. */
export function describeInfo(info: TaskInfo): ChoiceBatch {
  return {
    id: info.typeId,
    type: info.typeId,
    opensAt: (info.oldestAt ?? info.publishedAt).getTime(),
    closesAt: info.earliestDeadlineAt?.getTime() ?? null,
    category: info.category,
    requester: info.requesterKey,
    reward: info.rewardMinor,
    title: info.title,
  };
}

function describeChosen(type: ChosenType): ChoiceBatch {
  return {
    id: type.typeId,
    type: type.typeId,
    opensAt: type.seenAt.getTime(),
    category: type.category,
    requester: type.requesterKey,
    reward: type.rewardMinor,
    title: type.title,
  };
}

/** What is known of these types now; those nothing is known of are left out. */
export async function describeChoices(
  repository: Repository,
  typeIds: Iterable<string>,
): Promise<ReadonlyMap<string, ChoiceBatch>> {
  const wanted = new Set(typeIds);
  if (wanted.size === 0) return new Map();
  const [infos, known] = await Promise.all([
    repository.directory.listTaskInfo(),
    listChosenTypes(repository.partition, [...wanted]),
  ]);
  const found = new Map(known.map((type) => [type.typeId, describeChosen(type)]));
  for (const info of infos) {
    if (wanted.has(info.typeId)) found.set(info.typeId, describeInfo(info));
  }
  return found;
}

/**
 * Makes the model what it was: from where it was saved, then by learning what was chosen since, or all
 * that is still written down. Needed at start and after a fault.
 */
export async function restoreModel(repository: Repository): Promise<void> {
  const { partition, learner } = repository;
  const saved = learner.hasFailed() ? null : await findLearntModel(partition, modelName);
  const restored = saved !== null && (await learner.ask('restore', saved, patientMs)) === true;
  let after = await findChoiceBefore(partition, mostRelearnt);
  if (restored && saved.upTo > after) after = saved.upTo;
  for (;;) {
    const rows = await listChoicesAfter(partition, after, rowsAtOnce);
    const last = rows.at(-1);
    if (last === undefined) {
      learner.markRestored();
      return;
    }
    const types = await describeChoices(
      repository,
      rows.flatMap(({ typeId, offered }) => [typeId, ...offered]),
    );
    const events = rows.flatMap((row): LearntEvent[] => {
      const batch = types.get(row.typeId);
      if (batch === undefined) return [];
      const offered = row.offered.flatMap((id) => types.get(id) ?? []);
      const at = row.chosenAt.getTime();
      return [{ performer: row.ownerKey, at, batch, offered, turned: true }];
    });
    learner.learn(events, last.id);
    await learner.ask('catchUp', {}, patientMs);
    after = last.id;
  }
}

/** Saves what was learnt, so that a start need not learn it again. False when there was no time for it. */
export async function saveModel(repository: Repository, waitMs = patientMs): Promise<boolean> {
  const { partition, learner } = repository;
  if (!learner.isRestored()) return false;
  const state = await learner.ask('save', {}, waitMs);
  if (state === null) return false;
  await saveLearntModel(partition, modelName, state, partition.clock.pinned());
  return true;
}
