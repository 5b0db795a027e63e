import type { Repository } from '../../repository.ts';
import { recordHistory } from '../history/record-history.ts';
import { saveModel } from './learn-choices.ts';

/** A stop does not wait longer than this for the model to be packed: a start can learn it again. */
const longestMs = 5_000;

/** Before a node stops: writes down what was seen in the last seconds, and what was learnt. */
export async function keepLearnt(repository: Repository): Promise<void> {
  // Nothing new was learnt, and hardly anything seen, before the first record.
  if (!repository.learner.isRestored()) return;
  await recordHistory(repository);
  await saveModel(repository, longestMs);
}
