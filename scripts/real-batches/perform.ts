import { setTimeout as delay } from 'node:timers/promises';
import type { Api } from '../lib/api-client.ts';
import { acceptTask, readFeed, submitAnswer } from '../lib/api-performer.ts';
import type { RecordedAnswers } from './recorded-answers.ts';
import type { ScriptedPerformer } from './scripted-performers.ts';

export type PerformedWork = { readonly local: number; readonly remote: number };

const patienceMs = 180_000;
const pauseMs = 250;

/**
 * Lets the performers hand in every recorded answer of a type. They accept only while the feed says
 * that their own node has slots of the type in stock, as somebody does who filters for what is near.
 */
export async function performRecordedWork(
  performers: readonly ScriptedPerformer[],
  typeId: string,
  answers: RecordedAnswers,
): Promise<PerformedWork> {
  const giveUpAt = performance.now() + patienceMs;
  let local = 0;
  let remote = 0;

  async function work({ api }: ScriptedPerformer): Promise<void> {
    while (answers.left() > 0) {
      if (performance.now() > giveUpAt) {
        throw new Error(`${answers.left()} answers could not be handed in: no tasks came near`);
      }
      const stock = await readLocalSlots(api, typeId);
      const assignment = stock === 0 ? null : await acceptTask(api, typeId);
      if (assignment === null) {
        await delay(pauseMs);
        continue;
      }
      if (assignment.local) local += 1;
      else remote += 1;
      await submitAnswer(api, assignment.id, answers.take(assignment.input));
    }
  }

  await Promise.all(performers.map(work));
  return { local, remote };
}

async function readLocalSlots(api: Api, typeId: string): Promise<number> {
  const feed = await readFeed(api);
  return feed.find((entry) => entry.typeId === typeId)?.localSlots ?? 0;
}
