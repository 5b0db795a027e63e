import { setTimeout as pause } from 'node:timers/promises';
import { acceptTask, submitAnswer } from '../../scripts/lib/api-performer.ts';
import { describePassingFailure, untilAnswered } from './patience.ts';
import type { Member } from './people.ts';
import { backwards } from './work.ts';

export type Acknowledged = {
  readonly assignmentId: string;
  readonly performer: Member;
  readonly answer: string;
};

export type PerformerLoad = {
  /** Submissions whose success the client was told. */
  readonly acknowledged: readonly Acknowledged[];
  /** Requests that failed, by code. */
  readonly failures: ReadonlyMap<string, number>;
  /** Submissions under way at the moment of performers on this node. */
  readonly submitting: (nodeName: string) => number;
  /** Lets what is under way finish; throws what a performer should never have met. */
  readonly stop: () => Promise<void>;
};

type InHand = { readonly id: string; readonly input: Readonly<Record<string, string>> };

const nothingLeftPauseMs = 100;

/** People who take and submit whatever there is of the types, as fast as they are answered. */
export function startPerformers(
  performers: readonly Member[],
  typeIds: readonly string[],
): PerformerLoad {
  const acknowledged: Acknowledged[] = [];
  const failures = new Map<string, number>();
  const submitting = new Map<string, number>();
  let stopped = false;

  function noteFailure(code: string): void {
    failures.set(code, (failures.get(code) ?? 0) + 1);
  }

  async function submit(performer: Member, { id, input }: InHand): Promise<void> {
    const answer = backwards(input['word'] ?? '');
    const { nodeName } = performer;
    submitting.set(nodeName, (submitting.get(nodeName) ?? 0) + 1);
    try {
      await untilAnswered(
        () => submitAnswer(performer.api, id, { backwards: answer }),
        noteFailure,
      );
    } finally {
      submitting.set(nodeName, (submitting.get(nodeName) ?? 0) - 1);
    }
    acknowledged.push({ assignmentId: id, performer, answer });
  }

  async function takeAndSubmit(performer: Member, typeId: string): Promise<boolean> {
    try {
      const assignment = await acceptTask(performer.api, typeId);
      if (assignment === null) return false;
      await submit(performer, assignment);
    } catch (error) {
      noteFailure(describePassingFailure(error));
      // The task may be in hand although nobody said so; accepting again would take another.
      const inHand = await untilAnswered(() => readQueue(performer), noteFailure);
      for (const assignment of inHand) await submit(performer, assignment);
    }
    return true;
  }

  async function perform(performer: Member, offset: number): Promise<void> {
    for (let turn = offset; !stopped;) {
      const typeId = typeIds[turn % typeIds.length] ?? '';
      if (await takeAndSubmit(performer, typeId)) continue;
      turn += 1;
      await pause(nothingLeftPauseMs);
    }
  }

  const running = Promise.all(performers.map(perform));
  // Looked at in `stop`; without this, Node.js would end the process before.
  running.catch(() => undefined);
  return {
    acknowledged,
    failures,
    submitting: (nodeName) => submitting.get(nodeName) ?? 0,
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

async function readQueue(performer: Member): Promise<readonly InHand[]> {
  const { queue } = await performer.api.graphql<{ queue: { assignments: InHand[] } }>(
    'query { queue { assignments { id input } } }',
  );
  return queue.assignments;
}
