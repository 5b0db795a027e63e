import { addPresence, emptyPresence, type ChoiceBatch } from '@exchange/affinity';
import type { Repository } from '../../repository.ts';
import { addChoices } from '../../store/choices.ts';
import {
  extendSessions,
  readPresence,
  writePresence,
  type Sighting,
} from '../../store/work-sessions.ts';
import { writeExposures } from '../../store/write-exposures.ts';
import { listStock } from '../../store/feed-reads.ts';
import { noteEnded } from '../learning/ended-types.ts';
import { describeChoices, restoreModel } from '../learning/learn-choices.ts';
import type { LearntEvent } from '../learning/learner-messages.ts';
import type { Noted } from './history-memory.ts';
import { pauseMs } from './sightings.ts';

/**
 * Writes down what was seen since the last time, in one transaction, and lets the model learn from it.
 * How much was written.
 */
export async function recordHistory(repository: Repository): Promise<number> {
  const { partition, history, learner } = repository;
  // Before anything new is written down, so that nothing is learnt twice.
  if (!learner.isRestored()) await restoreModel(repository);
  const noted = history.take();
  const { exposures, sightings, choices, works } = noted;
  learner.learn([], null, await listEnded(repository));
  if (exposures.length + sightings.length + choices.length + works.length === 0) return 0;
  const at = partition.clock.pinned();
  const last = await partition.transact(async (tx) => {
    await writeExposures(tx, exposures, at);
    await extendSessions(tx, sightings, pauseMs / 1_000);
    const before = await readPresence(tx, [...new Set(sightings.map(({ ownerKey }) => ownerKey))]);
    await writePresence(tx, addSightings(before, sightings));
    return addChoices(
      tx,
      choices.map(({ offered, at: chosenAt, ...choice }) => ({
        ...choice,
        offered: offered.map(({ id }) => id),
        chosenAt: new Date(chosenAt),
      })),
    );
  });
  await learn(repository, noted, last);
  return exposures.length + sightings.length + choices.length;
}

async function listEnded({ partition, directory, groups, lastThere }: Repository) {
  const stocks = groups.map(({ host }) => listStock(host.partition, host.groupId));
  const [taskInfo, ...stock] = await Promise.all([directory.listTaskInfo(), ...stocks]);
  const present = [...taskInfo, ...stock.flat()].map(({ typeId }) => typeId);
  return noteEnded(lastThere, present, partition.clock.now().getTime());
}

type Profiles = Awaited<ReturnType<typeof readPresence>>;

function addSightings(before: Profiles, sightings: readonly Sighting[]): Profiles {
  const profiles = new Map<string, ReturnType<typeof emptyPresence>>();
  for (const { ownerKey, from, to } of sightings) {
    const known = profiles.get(ownerKey) ?? before.get(ownerKey) ?? emptyPresence(from);
    profiles.set(ownerKey, addPresence(known, from, to));
  }
  return profiles;
}

async function learn(repository: Repository, noted: Noted, last: bigint | null): Promise<void> {
  const facts = new Map<string, ChoiceBatch>();
  for (const { offered } of noted.choices) {
    for (const batch of offered) facts.set(batch.id, batch);
  }
  const missing = [...noted.choices, ...noted.works]
    .map(({ typeId }) => typeId)
    .filter((typeId) => !facts.has(typeId));
  for (const [id, batch] of await describeChoices(repository, missing)) facts.set(id, batch);
  const describe = (
    event: { readonly ownerKey: string; readonly typeId: string; readonly at: number },
    offered: readonly ChoiceBatch[] | null,
  ): LearntEvent[] => {
    const batch = facts.get(event.typeId);
    if (batch === undefined) return [];
    const { ownerKey: performer, at } = event;
    return [{ performer, at, batch, offered: offered ?? [], turned: offered !== null }];
  };
  const events = [
    ...noted.choices.flatMap((choice) => describe(choice, choice.offered)),
    ...noted.works.flatMap((work) => describe(work, null)),
  ];
  repository.learner.learn(
    events.sort((one, other) => one.at - other.at),
    last,
  );
}
