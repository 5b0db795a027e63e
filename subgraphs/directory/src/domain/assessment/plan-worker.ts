import { parentPort } from 'node:worker_threads';
import { planMoves, type AssessedUser } from '@exchange/assessment';
import type { UserLoad } from '@exchange/cluster';
import type { PlanQuestion, PlanReply } from './plan-in-worker.ts';
import { toAssessedUser } from './to-assessed-user.ts';

/** Plans apart from the thread that answers requests: a large exchange takes seconds. */
function listen(): void {
  const port = parentPort;
  if (port === null) throw new Error('This runs as a worker.');
  const users: AssessedUser[] = [];
  port.on('message', (message: readonly UserLoad[] | PlanQuestion) => {
    if ('partitions' in message) {
      const { partitions, settings } = message;
      const reply: PlanReply = { plan: planMoves({ users, partitions }, settings) };
      port.postMessage(reply);
    } else {
      for (const load of message) users.push(toAssessedUser(load));
    }
  });
}

listen();
