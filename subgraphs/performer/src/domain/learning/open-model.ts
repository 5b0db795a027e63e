import { gunzipSync, gzipSync } from 'node:zlib';
import {
  createChoiceModel,
  packChoiceState,
  unpackChoiceState,
  type ChoiceModel,
  type Ranking,
  type Reason,
} from '@exchange/affinity';
import type { Asked, LearnMessage } from './learner-messages.ts';
import { sameShape } from './same-shape.ts';

/** A partition has some thousands of people, of whom the model remembers who chose lately. */
const settings = { maxPerformers: 5_000, maxBatches: 5_000, maxKeys: 20_000 };
const mostRankings = 500;

export interface OpenModel {
  restore(ask: Asked['restore']['ask']): boolean;
  learn(message: Pick<LearnMessage, 'events' | 'upTo' | 'ended'>): void;
  rank(ask: Asked['rank']['ask']): Asked['rank']['answer'];
  /** Of what this performer was ranked for last; strongest first; empty for what was not there. */
  explain(ask: Asked['explain']['ask']): readonly (readonly Reason[])[];
  save(): Asked['save']['answer'];
}

/** All but what is remembered of people and work, which has a size of its own in each partition. */
function weightsOf({ memory: _, ...weights }: ReturnType<ChoiceModel['state']>): object {
  return weights;
}

/** The model of choice with how far it has learnt, on the side of the thread that holds it. */
export function openModel(): OpenModel {
  let model: ChoiceModel = createChoiceModel(settings);
  let upTo = 0n;
  /** The latest rankings, to explain them. */
  const rankings = new Map<string, Ranking>();

  function learnOne({
    performer,
    at,
    batch,
    offered,
    turned,
  }: LearnMessage['events'][number]): void {
    const event = { performer, at, batch };
    if (turned && offered.length > 1) model.learnTake(model.rank(performer, offered, at), event);
    else model.learnEvent(event, turned);
  }

  return {
    restore(ask) {
      const state = unpackChoiceState(gunzipSync(ask.state).toString('utf8'));
      if (
        state === null ||
        !sameShape(weightsOf(state), weightsOf(createChoiceModel(settings).state()))
      ) {
        return false;
      }
      model = createChoiceModel(settings, state);
      upTo = ask.upTo;
      return true;
    },
    learn({ events, upTo: last, ended }) {
      for (const event of events) learnOne(event);
      for (const { id, at } of ended) model.close(id, at);
      if (last !== null) upTo = last;
    },
    rank({ performer, candidates, at }) {
      const ranking = model.rank(performer, candidates, at);
      rankings.delete(performer);
      rankings.set(performer, ranking);
      const [oldest] = rankings.keys();
      if (rankings.size > mostRankings && oldest !== undefined) rankings.delete(oldest);
      const { memory } = model.state();
      return {
        probabilities: ranking.probabilities,
        own: memory.performers.get(performer)?.takes ?? 0,
        all: memory.counters.tick,
      };
    },
    explain({ performer, ids }) {
      const ranking = rankings.get(performer);
      return ids.map((id) =>
        ranking === undefined ? [] : (model.explain(ranking, id)?.reasons ?? []),
      );
    },
    save: () => ({ state: gzipSync(packChoiceState(model.state()), { level: 3 }), upTo }),
  };
}
