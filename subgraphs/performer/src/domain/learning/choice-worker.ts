import { parentPort } from 'node:worker_threads';
import type { FromLearner, ToLearner } from './learner-messages.ts';
import { openModel } from './open-model.ts';

const model = openModel();

function answer(message: ToLearner): void {
  if (message.kind === 'learn') {
    model.learn(message);
    return;
  }
  const reply = (said: FromLearner['answer']): void => {
    parentPort?.postMessage({ id: message.id, answer: said } satisfies FromLearner);
  };
  if (message.kind === 'restore') reply(model.restore(message));
  else if (message.kind === 'rank') reply(model.rank(message));
  else if (message.kind === 'explain') reply(model.explain(message));
  else if (message.kind === 'catchUp') reply(true);
  else reply(model.save());
}

parentPort?.on('message', answer);
