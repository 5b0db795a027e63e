import type { OwnerKey, Result } from '@exchange/kernel';
import { err, isStorableText, ok } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import type { CombineMethod } from '../combining/types.ts';
import { askCombined, stopCombined } from '../store/ask-combined.ts';
import { holdBatch } from '../store/hold-batch.ts';
import type { InputProblem, InvalidInput, NotFound, WrongState } from './outcomes.ts';
import { invalidInput, notFound, wrongState } from './outcomes.ts';
import { batchStatusOf } from './state-words.ts';

type Refusal = InvalidInput | NotFound | WrongState;

export interface PickedForField {
  readonly field: string;
  readonly method: CombineMethod;
}

const mostPicked = 200;
const longestName = 500;

/** From now on the answers of the batch are combined, now and whenever there are more. */
export function askCombinedAnswers(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { id: string; methods: readonly PickedForField[] | null },
): Promise<Result<string, Refusal>> {
  const problems = checkPicked(input.methods ?? []);
  return partition.transact(async (tx) => {
    const batch = await holdBatch(tx, input.id, ownerKey);
    if (batch === null) return err(notFound('batch'));
    if (problems.length > 0) return err(invalidInput(problems));
    if (!batch.published) {
      const message = 'There are no answers before the batch is published.';
      return err(wrongState(message, batchStatusOf(batch.status)));
    }
    const methods =
      input.methods === null
        ? null
        : Object.fromEntries(input.methods.map(({ field, method }) => [field, method]));
    await askCombined(tx, { id: batch.id, ownerKey }, methods);
    return ok(batch.id);
  });
}

/** What was combined last stays; nothing is combined until it is asked for again. */
export function stopCombiningAnswers(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  id: string,
): Promise<Result<string, Refusal>> {
  return partition.transact(async (tx) => {
    const batch = await holdBatch(tx, id, ownerKey);
    if (batch === null) return err(notFound('batch'));
    if (await stopCombined(tx, { id, ownerKey })) return ok(id);
    const message = 'The answers of this batch are not being combined.';
    return err(wrongState(message, batchStatusOf(batch.status)));
  });
}

function checkPicked(methods: readonly PickedForField[]): InputProblem[] {
  if (methods.length > mostPicked) {
    return [{ path: 'methods', message: `Pick methods for at most ${mostPicked} fields.` }];
  }
  const seen = new Set<string>();
  return methods.flatMap(({ field, method }, index): InputProblem[] => {
    const path = `methods.${index}.field`;
    if (field === '' || field.length > longestName || !isStorableText(field)) {
      return [{ path, message: 'Give the name of a field of the answers.' }];
    }
    if (seen.has(field)) return [{ path, message: 'Name each field once.' }];
    seen.add(field);
    if (method === 'shapes') {
      const message = 'Boxes and spans are combined in one way: leave the field out.';
      return [{ path: `methods.${index}.method`, message }];
    }
    return [];
  });
}
