import { Worker } from 'node:worker_threads';
import type { Log } from '@exchange/cluster';
import type { EndedType } from './ended-types.ts';
import type { Asked, AskMessage, FromLearner, LearntEvent, ToLearner } from './learner-messages.ts';

/** The model of choice of one partition. Whoever asks is never kept waiting: see `ask`. */
export interface ChoiceLearner {
  learn(events: readonly LearntEvent[], upTo: bigint | null, ended?: readonly EndedType[]): void;
  /**
   * What the model says; null when it does not say it within `waitMs`, because it is learning, being
   * saved, or not there. Then one goes on without it.
   */
  ask<Kind extends keyof Asked>(
    kind: Kind,
    ask: Asked[Kind]['ask'],
    waitMs: number,
  ): Promise<Asked[Kind]['answer'] | null>;
  /** Whether it knows what was written down before this process; no longer so after a fault. */
  isRestored(): boolean;
  /** Then what was saved may be the cause. */
  hasFailed(): boolean;
  /** It does, from now on: it is asked and learns only then. */
  markRestored(): void;
  close(): Promise<void>;
}

const mostWaiting = 16;
/** A model that fails again and again is left alone until the process starts anew. */
const mostFaults = 3;

/**
 * A thread of its own, because learning, and above all packing what was learnt, takes longer than
 * requests may wait for. It begins with the first thing to learn and does not keep the process alive;
 * after a fault what was learnt is restored to a new one.
 */
export function createChoiceLearner(log: Log): ChoiceLearner {
  let worker: Worker | null = null;
  let restored = false;
  let faults = 0;
  let lastId = 0;
  const waiting = new Map<number, (answer: FromLearner['answer'] | null) => void>();

  function stop(error: unknown): void {
    worker = null;
    restored = false;
    for (const settle of waiting.values()) settle(null);
    waiting.clear();
    if (error === null) return;
    faults += 1;
    log.error({ err: error, faults }, 'the model of choice failed');
  }

  function open(): Worker {
    const opened = new Worker(new URL('./choice-worker.ts', import.meta.url));
    opened.unref();
    opened.on('message', ({ id, answer }: FromLearner) => waiting.get(id)?.(answer));
    opened.on('error', (error) => {
      if (worker === opened) stop(error);
    });
    return opened;
  }

  function post(message: ToLearner): void {
    worker ??= open();
    worker.postMessage(message);
  }

  return {
    isRestored: () => restored || faults >= mostFaults,
    hasFailed: () => faults > 0,
    markRestored() {
      restored = true;
    },
    learn(events, upTo, ended = []) {
      if (faults >= mostFaults) return;
      // What is over means nothing to a model that has learnt nothing.
      if (events.length === 0 && (ended.length === 0 || worker === null)) return;
      post({ kind: 'learn', events, upTo, ended });
    },
    ask<Kind extends keyof Asked>(kind: Kind, ask: Asked[Kind]['ask'], waitMs: number) {
      const nothingToSay = (worker === null && kind !== 'restore') || faults >= mostFaults;
      if (nothingToSay || waiting.size >= mostWaiting) return Promise.resolve(null);
      lastId += 1;
      const id = lastId;
      return new Promise<Asked[Kind]['answer'] | null>((resolve) => {
        const settle = (answer: FromLearner['answer'] | null): void => {
          clearTimeout(timer);
          waiting.delete(id);
          // The thread answers a question by its kind.
          resolve(answer);
        };
        const timer = setTimeout(settle, waitMs, null);
        waiting.set(id, settle);
        // The compiler cannot see that a kind comes with its own question.
        post({ kind, id, ...ask } as AskMessage);
      });
    },
    async close() {
      const closing = worker;
      stop(null);
      await closing?.terminate();
    },
  };
}
