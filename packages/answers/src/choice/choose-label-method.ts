import type { RandomSource } from '@exchange/kernel';
import type { CombinedLabels, RoundSettings } from '../categorical/combined-labels.ts';
import { hardLabels } from '../categorical/weighted-vote.ts';
import type { LabelTable } from '../table/label-table.ts';
import { agreementOfLeftOut, scoreAgreement, trustWorkers } from './agreement-of-left-out.ts';
import { fitSharpness, sharpen } from './fit-sharpness.ts';
import { leaveWorkersOut, type Fold } from './held-out-answers.ts';
import { combineLabels, listLabelMethods, type LabelMethod } from './label-methods.ts';

export interface ChoiceSettings {
  readonly folds: number;
  /** Workers are split anew while all splits together hold no more answers than this, but once at least. */
  readonly answers: number;
  readonly mostSplits: number;
  /** When estimation ends while methods are compared. */
  readonly rounds: RoundSettings;
}

export const defaultChoice: ChoiceSettings = {
  folds: 5,
  answers: 60_000,
  mostSplits: 4,
  rounds: { mostRounds: 20, tolerance: 1e-3 },
};

export interface MethodEvidence {
  readonly method: LabelMethod;
  /** Share of the answers by workers left out that are the method's label, weighed by trust, 0 to 1. */
  readonly score: number;
}

export interface ChosenLabels extends CombinedLabels {
  readonly method: LabelMethod;
  /** The best first. */
  readonly evidence: readonly MethodEvidence[];
  /** The exponent that made the method's probabilities fit: below 1 where the method was too sure. */
  readonly sharpness: number;
}

/**
 * Combines answers by the method whose labels those people give oftenest that it has not seen.
 *
 * Workers are left out in turn. Each method labels the questions from the others' answers, and the left out
 * workers' answers are compared with these labels. Somebody who agrees with nobody's labels oftener than by chance
 * says nothing about them, hence answers weigh by trust (see `trustWorkers`), the same for all methods. What a
 * method learned about single workers does not count, hence one with many parameters gains nothing by them alone.
 * No truth is needed. Leaving people out as a means to compare annotation models: Passonneau & Carpenter, "The
 * Benefits of a Model of Annotation", TACL 2, 2014; Paun et al., TACL 6, 2018. Scoring labels instead of
 * models, by the agreement of trusted workers, is this package's own.
 */
export function chooseLabelMethod(
  table: LabelTable,
  random: RandomSource,
  settings: ChoiceSettings = defaultChoice,
): ChosenLabels {
  const folds = listFolds(table, random, settings);
  const answers = folds.reduce((sum, fold) => sum + fold.leftOut.length, 0);
  if (answers === 0 || table.labels.length < 2) {
    return { ...combineLabels(table, 'majority'), method: 'majority', evidence: [], sharpness: 1 };
  }
  const tried = listLabelMethods(table).map((method) => {
    const fits = folds.map(({ rest }) => combineLabels(rest, method, settings.rounds).posterior);
    const hard = fits.map((posterior) => hardLabels(table, posterior));
    return { method, fits, agreement: agreementOfLeftOut(table, folds, hard) };
  });
  const trust = trustWorkers(table, folds, tried);
  const evidence = tried
    .map(({ method, agreement }) => ({
      method,
      score: scoreAgreement(table, folds, agreement, trust),
    }))
    .sort((one, other) => other.score - one.score);
  const method = evidence[0]?.method ?? 'majority';
  const fits = tried.find((entry) => entry.method === method)?.fits ?? [];
  const sharpness = fitSharpness(table, folds, fits, isVote(method));
  const combined = combineLabels(table, method);
  return {
    ...combined,
    posterior: sharpen(combined.posterior, table.labels.length, sharpness),
    ...{ method, evidence, sharpness },
  };
}

function isVote(method: LabelMethod): boolean {
  return method === 'majority' || method === 'weighted';
}

function listFolds(table: LabelTable, random: RandomSource, settings: ChoiceSettings): Fold[] {
  const folds = Math.min(settings.folds, table.workers.length);
  if (folds < 2) return [];
  const affordable = Math.floor(settings.answers / Math.max(1, table.labelOf.length));
  const splits = Math.max(1, Math.min(settings.mostSplits, affordable));
  return Array.from({ length: splits }, () => leaveWorkersOut(table, folds, random)).flat();
}
