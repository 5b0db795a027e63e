import { setTimeout as delay } from 'node:timers/promises';
import type { Api } from '../lib/api-client.ts';
import {
  acceptTask,
  readFeed,
  returnAssignment,
  submitAnswer,
  type Assignment,
} from '../lib/api-performer.ts';
import type { RecordedAnswers } from './recorded-answers.ts';
import type { ScriptedPerformer } from './scripted-performers.ts';

export type PerformedWork = {
  /** Answers handed in, all of them from local stock. */
  readonly local: number;
  /** Tasks from elsewhere that were given back. */
  readonly returned: number;
};

const patienceMs = 180_000;
const pauseMs = 250;

/**
 * Lets the performers hand in every recorded answer of a type. They accept only while the feed says
 * that their own node has slots of the type in stock, as somebody does who filters for what is near;
 * what comes from elsewhere all the same, because the slots that are near were of tasks they had
 * done, they give back.
 */
export async function performRecordedWork(
  performers: readonly ScriptedPerformer[],
  typeId: string,
  answers: RecordedAnswers,
): Promise<PerformedWork> {
  const giveUpAt = performance.now() + patienceMs;
  const turns = new Map<string, Promise<unknown>>();
  let local = 0;
  let returned = 0;

  /** One of a node at a time looks and accepts, so that what was seen is still there. */
  function acceptNear({ api, partitionId }: ScriptedPerformer): Promise<Assignment | null> {
    const turn = (turns.get(partitionId) ?? Promise.resolve()).then(async () =>
      (await readLocalSlots(api, typeId)) === 0 ? null : acceptTask(api, typeId),
    );
    turns.set(
      partitionId,
      turn.catch(() => null),
    );
    return turn;
  }

  async function work(performer: ScriptedPerformer): Promise<void> {
    const { api } = performer;
    while (answers.left() > 0) {
      if (performance.now() > giveUpAt) {
        throw new Error(`${answers.left()} answers could not be handed in: no tasks came near`);
      }
      const assignment = await acceptNear(performer);
      if (assignment?.local !== true) {
        if (assignment !== null) {
          returned += 1;
          await returnAssignment(api, assignment.id);
        }
        await delay(pauseMs);
        continue;
      }
      local += 1;
      await submitAnswer(api, assignment.id, answers.take(assignment.input));
    }
  }

  await Promise.all(performers.map(work));
  return { local, returned };
}

async function readLocalSlots(api: Api, typeId: string): Promise<number> {
  const feed = await readFeed(api);
  return feed.find((entry) => entry.typeId === typeId)?.localSlots ?? 0;
}
