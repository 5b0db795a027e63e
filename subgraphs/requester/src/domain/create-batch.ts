import type { Clock, OwnerKey, Result } from '@exchange/kernel';
import { err, newId, ok } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import { askCombined } from '../store/ask-combined.ts';
import { saveExtra } from '../store/extra-answers.ts';
import { checkExtraAnswers, type ExtraRules } from './check-extra-answers.ts';
import { checkDeadline, checkText, checkWhole } from './check-input.ts';
import type { InvalidInput, NotFound, WrongState } from './outcomes.ts';
import { invalidInput, notFound, wrongState } from './outcomes.ts';

export interface CreateBatchInput {
  readonly typeId: string;
  readonly name: string;
  readonly assignmentsWanted: number;
  readonly mergeEqualRows: boolean;
  readonly priority: number;
  readonly deadlineAt: Date | null;
  readonly extraAnswers: ExtraRules | null;
}

/** Makes a batch that waits for its rows. */
export async function createBatch(
  partition: RequesterPartition,
  clock: Clock,
  ownerKey: OwnerKey,
  input: CreateBatchInput,
): Promise<Result<string, InvalidInput | NotFound | WrongState>> {
  const { extraAnswers } = input;
  const problems = [
    ...checkText('name', input.name, { min: 1, max: 120 }),
    ...checkWhole('assignmentsWanted', input.assignmentsWanted, 1, 1_000),
    ...checkWhole('priority', input.priority, -10, 10),
    ...checkDeadline('deadlineAt', input.deadlineAt, clock.now()),
  ];
  if (problems.length > 0) return err(invalidInput(problems));
  const type = await partition.db.taskType.findFirst({ where: { id: input.typeId, ownerKey } });
  if (type === null) return err(notFound('task type'));
  if (type.archivedAt !== null) {
    return err(wrongState('The task type was put away: choose another.', 'ARCHIVED'));
  }
  const least = input.assignmentsWanted;
  const extraProblems =
    extraAnswers === null ? [] : checkExtraAnswers(extraAnswers, { least, form: type.form });
  if (extraProblems.length > 0) return err(invalidInput(extraProblems));
  const id = newId('batch', ownerKey, clock);
  if (extraAnswers !== null) {
    // Before the batch: without it they mean nothing, and it must not be there without them.
    await partition.transact(async (tx) => {
      await saveExtra(tx, { id, ownerKey }, extraAnswers);
      await askCombined(tx, { id, ownerKey }, null);
    });
  }
  await partition.db.batch.create({
    data: {
      id,
      ownerKey,
      typeId: type.id,
      name: input.name.trim(),
      status: 'uploading',
      assignmentsWanted: input.assignmentsWanted,
      mergeEqualRows: input.mergeEqualRows,
      priority: input.priority,
      deadlineAt: input.deadlineAt,
      awaitsExtra: extraAnswers !== null,
      createdAt: clock.now(),
    },
  });
  return ok(id);
}
