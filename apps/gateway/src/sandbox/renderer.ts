import { Worker } from 'node:worker_threads';
import { ExchangeError } from '@exchange/kernel';
import type { Rendered, RenderRequest } from './render-document.ts';

export interface Renderer {
  render(request: RenderRequest): Promise<Rendered>;
  close(): Promise<void>;
}

const longestMs = 5_000;
const mostWaiting = 200;

/**
 * Renders templates of strangers on a thread of its own, one after the other: one that takes its time
 * delays other templates and nothing else, and one that takes too long is ended with its thread.
 */
export function createRenderer(): Renderer {
  let worker: Worker | null = null;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  function renderNow(request: RenderRequest): Promise<Rendered> {
    const thread = (worker ??= new Worker(new URL('./render-worker.ts', import.meta.url)));
    return new Promise<Rendered>((resolve, reject) => {
      const giveUp = (error: Error) => {
        worker = null;
        void thread.terminate();
        finish();
        reject(error);
      };
      const timer = setTimeout(() => {
        giveUp(new ExchangeError('DEADLINE_EXCEEDED', 'The template takes too long to fill in.'));
      }, longestMs);
      const onMessage = (rendered: Rendered) => {
        finish();
        resolve(rendered);
      };
      const onExit = () => {
        giveUp(new Error('The thread that renders templates ended.'));
      };
      function finish(): void {
        clearTimeout(timer);
        thread.off('message', onMessage).off('error', giveUp).off('exit', onExit);
      }
      thread.on('message', onMessage).on('error', giveUp).on('exit', onExit);
      thread.postMessage(request);
    });
  }

  return {
    async render(request) {
      if (waiting >= mostWaiting) {
        throw new ExchangeError('OVERLOADED', 'Many tasks are opened just now: try again.');
      }
      waiting += 1;
      const mine = last.then(() => renderNow(request));
      last = mine.catch(() => undefined);
      try {
        return await mine;
      } finally {
        waiting -= 1;
      }
    },
    async close() {
      await worker?.terminate();
    },
  };
}
