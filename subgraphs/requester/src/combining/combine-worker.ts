import { parentPort, workerData } from 'node:worker_threads';
import { createCombineSession } from './combine-session.ts';
import type { ThreadCall } from './combine-thread.ts';
import type { CombinePlan } from './types.ts';

/** Runs in a thread of its own: estimating takes seconds, in which the node has others to answer. */
const answer = createCombineSession(workerData as CombinePlan);
parentPort?.on('message', (call: ThreadCall) => parentPort?.postMessage(answer(call)));
