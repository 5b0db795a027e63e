import { seededRandom } from '@exchange/kernel';
import type {
  ChoiceBatch,
  ChoiceEvent,
  ChoiceSettings,
  Explanation,
  Ranking,
} from './choice-types.ts';
import { countClosed, countEvent } from './count-event.ts';
import { explainChoice } from './explain-choice.ts';
import { computeContext, computeFeatures, featureCount } from './features/feature-set.ts';
import { createPerformerState } from './choice-state.ts';
import { createMemoryState, openMemory, type MemoryState } from './memory.ts';
import { createPanel, createPanelState, type Panel, type PanelState } from './panel.ts';
import { describeSituation, type Situation } from './situation.ts';
import { applyScale, createScaleState, learnScale, type ScaleState } from './standardise.ts';
import { learnTastes } from './tastes.ts';
import type { NewtonState } from './learners/newton-learner.ts';
import { createTypeStage, createTypeStageState, type TypeView } from './type-stage.ts';
import type { ChoiceExample } from './learners/learner.ts';

export interface ChoiceModel {
  /**
   * How likely the performer's next take is each of the candidates. No candidates: an empty ranking. Of what
   * is asked only one thing is kept: that a batch was there at that time, if it was not known before.
   */
  rank(performer: string, candidates: readonly ChoiceBatch[], at: number): Ranking;
  /** A take: the first event in a batch, among what `rank` was asked about just before it. */
  learnTake(ranking: Ranking, event: ChoiceEvent): void;
  /** A take whose alternatives are not known, or a later event in a batch. */
  learnEvent(event: ChoiceEvent, take: boolean): void;
  /** A batch is over. */
  close(batchId: string, at: number): void;
  explain(ranking: Ranking, batchId: string): Explanation | null;
  /** Everything it has learnt; `createChoiceModel` goes on from there as if nothing had happened. */
  state(): ChoiceModelState;
}

export interface ChoiceModelState {
  readonly memory: MemoryState;
  readonly scale: ScaleState;
  readonly panel: PanelState;
  readonly types: NewtonState;
}

export const defaultChoiceSettings: ChoiceSettings = {
  seed: 1,
  maxPerformers: 50_000,
  maxBatches: 20_000,
  maxKeys: 50_000,
  sittingPauseMs: 30 * 60_000,
};

interface Prepared {
  readonly situation: Situation;
  readonly raw: Float64Array;
  readonly example: ChoiceExample;
  readonly view: TypeView;
}

/**
 * A model of which of the open batches a performer takes next, which learns with every take. It keeps
 * decayed counts (who took what, when, after what, with whom), turns them into features of each candidate,
 * and combines these by conditional logit learners whose weights it learns as it goes. No clock and no
 * randomness of its own: the same calls give the same numbers.
 */
export function createChoiceModel(
  settings: Partial<ChoiceSettings> = {},
  from?: ChoiceModelState,
): ChoiceModel {
  const all: ChoiceSettings = { ...defaultChoiceSettings, ...settings };
  const memoryState = from?.memory ?? createMemoryState();
  const memory = openMemory(memoryState, all);
  const scale = from?.scale ?? createScaleState(featureCount);
  const panelState = from?.panel ?? createPanelState(seededRandom(all.seed));
  const panel: Panel = createPanel(panelState);
  const stageState = from?.types ?? createTypeStageState();
  const typeStage = createTypeStage(stageState);
  const prepared = new WeakMap<Ranking, Prepared>();

  function rank(performer: string, candidates: readonly ChoiceBatch[], at: number): Ranking {
    const who = memory.findPerformer(performer) ?? createPerformerState(0);
    const situation = describeSituation(memory, who, candidates, at, all.sittingPauseMs);
    const raw = computeFeatures(situation);
    const rows = raw.slice();
    applyScale(scale, rows);
    const example: ChoiceExample = {
      rows,
      columns: featureCount,
      count: candidates.length,
      context: computeContext(situation),
    };
    const types = candidates.map(({ type }) => type);
    const mixed = panel.predict(example);
    const view = typeStage.view(example, types, mixed);
    const probabilities = typeStage.adjust(view, mixed);
    const byType = new Map<string, number>();
    for (const [index, { type }] of candidates.entries()) {
      byType.set(type, (byType.get(type) ?? 0) + (probabilities[index] ?? 0));
    }
    const ranking: Ranking = { performer, at, candidates, probabilities, byType };
    prepared.set(ranking, { situation, raw, example, view });
    return ranking;
  }

  function learnTake(ranking: Ranking, event: ChoiceEvent): void {
    const chosen = ranking.candidates.findIndex(({ id }) => id === event.batch.id);
    const known = prepared.get(ranking);
    if (known !== undefined && chosen >= 0) {
      const { example, raw, view } = known;
      const performer = memory.performerOf(event.performer);
      typeStage.learn(view, chosen);
      const crowd = panel.learn(example, chosen);
      learnScale(scale, raw);
      learnTastes(known.situation, performer, chosen, crowd);
    }
    countEvent(memory, all, event, true);
    if (memory.counters.tick % 256 === 0) memory.prune();
  }

  function explain(ranking: Ranking, batchId: string): Explanation | null {
    const known = prepared.get(ranking);
    const index = ranking.candidates.findIndex(({ id }) => id === batchId);
    if (known === undefined || index < 0) return null;
    return explainChoice(panel, known.example, index, ranking.probabilities);
  }

  return {
    rank,
    learnTake,
    learnEvent: (event, take) => countEvent(memory, all, event, take),
    close: (batchId, at) => countClosed(memory, batchId, at),
    explain,
    state: () => ({ memory: memoryState, scale, panel: panelState, types: stageState }),
  };
}
