import { createChoiceModel, type ChoiceModel, type Ranking } from '@exchange/affinity';
import type { Subject } from './subject.ts';

/** The product's own model of choice. */
export function createModelSubject(model: ChoiceModel = createChoiceModel()): Subject {
  let ranking: Ranking | null = null;
  return {
    name: 'model',
    predict(performer, candidates, at) {
      ranking = model.rank(performer, candidates, at);
      return ranking.probabilities;
    },
    learn(event, kind) {
      if (kind === 'predicted-take' && ranking !== null) model.learnTake(ranking, event);
      else model.learnEvent(event, kind !== 'later-event');
    },
    close: (batchId, at) => model.close(batchId, at),
  };
}
