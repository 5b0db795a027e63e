import { Worker } from 'node:worker_threads';
import type { PickedMethod } from './methods.ts';
import type { AnsweredTask, CombinedRow, CombinePlan, FieldReport, PerformerRow } from './types.ts';

export type ThreadCall =
  | { readonly do: 'add'; readonly tasks: readonly AnsweredTask[] }
  | { readonly do: 'next'; readonly methods: Readonly<Record<string, PickedMethod>> }
  | { readonly do: 'rows'; readonly from: number; readonly count: number };

export interface ReadyField {
  readonly report: FieldReport;
  readonly performers: readonly PerformerRow[];
  readonly rows: number;
}

export type ThreadReply = ReadyField | readonly CombinedRow[] | null;

/** Combines answers beside everything else that the process does. One call at a time. */
export interface CombineThread {
  add(tasks: readonly AnsweredTask[]): Promise<void>;
  /** The next field combined, null after the last. Its rows can be had until the next is asked for. */
  next(methods: Readonly<Record<string, PickedMethod>>): Promise<ReadyField | null>;
  rows(from: number, count: number): Promise<readonly CombinedRow[]>;
  close(): Promise<void>;
}

const mostMegabytes = 1_024;

export function openCombineThread(plan: CombinePlan): CombineThread {
  const worker = new Worker(new URL('./combine-worker.ts', import.meta.url), {
    workerData: plan,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  // It must not keep a process alive that is asked to end.
  worker.unref();
  let failure: Error | null = null;
  let waiting: { resolve(reply: ThreadReply): void; reject(error: Error): void } | null = null;
  const fail = (error: Error): void => {
    failure ??= error;
    waiting?.reject(failure);
    waiting = null;
  };
  worker.on('message', (reply: ThreadReply) => {
    waiting?.resolve(reply);
    waiting = null;
  });
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => fail(new Error('The thread that combines answers has ended.')));

  function call(message: ThreadCall): Promise<ThreadReply> {
    if (failure !== null) return Promise.reject(failure);
    if (waiting !== null) return Promise.reject(new Error('One call at a time.'));
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      worker.postMessage(message);
    });
  }

  return {
    async add(tasks) {
      await call({ do: 'add', tasks });
    },
    next: (methods) => call({ do: 'next', methods }) as Promise<ReadyField | null>,
    rows: (from, count) => call({ do: 'rows', from, count }) as Promise<readonly CombinedRow[]>,
    async close() {
      await worker.terminate();
    },
  };
}
