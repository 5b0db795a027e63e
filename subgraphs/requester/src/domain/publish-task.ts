import type { Clock, OwnerKey, Result } from '@exchange/kernel';
import { costFor, err, ExchangeError, isStorable, newId, ok } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import type { TaskInterface } from '@exchange/interfaces';
import { checkInterfaceColumns, requireInterface } from '@exchange/interfaces';
import { findRequest, insertSingleTask, lockTypeForUse } from '../store/insert-single-task.ts';
import { markOpened } from '../store/read-push-supply.ts';
import { hashRequest } from './hash-request.ts';
import { checkDeadline, checkIdempotencyKey, checkWhole } from './check-input.ts';
import type {
  InputProblem,
  InsufficientFunds,
  InvalidInput,
  NotFound,
  WrongState,
} from './outcomes.ts';
import { invalidInput, keyUsedOtherwise, notFound, wrongState } from './outcomes.ts';
import { reserveMoney } from './reserve-money.ts';

export interface PublishTaskInput {
  readonly typeId: string;
  readonly input: unknown;
  readonly assignmentsWanted: number;
  readonly deadlineAt: Date | null;
  readonly idempotencyKey: string;
}

const longestInput = 256 * 1024;

/** Publishes one task in a batch of its own; the money is reserved in the same transaction. */
export async function publishTask(
  partition: RequesterPartition,
  clock: Clock,
  ownerKey: OwnerKey,
  request: PublishTaskInput,
): Promise<Result<string, InsufficientFunds | InvalidInput | NotFound | WrongState>> {
  const type = await partition.db.taskType.findFirst({ where: { id: request.typeId, ownerKey } });
  if (type === null) return err(notFound('task type'));
  const problems = [
    ...checkWhole('assignmentsWanted', request.assignmentsWanted, 1, 1_000),
    ...checkDeadline('deadlineAt', request.deadlineAt, clock.now()),
    ...checkIdempotencyKey(request.idempotencyKey),
    ...checkTaskInput(request.input, requireInterface(type.form)),
  ];
  if (problems.length > 0) return err(invalidInput(problems));
  const requestHash = hashRequest(request);
  return partition.transact(async (tx) => {
    const price = await lockTypeForUse(tx, type.id, ownerKey);
    if (price === null) {
      return err(wrongState('The task type was put away: choose another.', 'ARCHIVED'));
    }
    const before = await findRequest(tx, ownerKey, request.idempotencyKey);
    if (before !== null) {
      const isSame = before.requestHash === null || before.requestHash === requestHash;
      return isSame ? ok(before.id) : err(keyUsedOtherwise('task'));
    }
    const batchId = newId('batch', ownerKey, clock);
    const amount = costFor(price.rewardMinor) * request.assignmentsWanted;
    const reserved = await reserveMoney(tx, {
      id: `reserve:${batchId}`,
      ownerKey,
      batchId,
      amount,
      currency: price.currency,
    });
    if (!reserved.ok) return reserved;
    const inserted = await insertSingleTask(tx, {
      batchId,
      taskId: newId('task', ownerKey, clock),
      ownerKey,
      typeId: type.id,
      name: type.title.slice(0, 120),
      assignmentsWanted: request.assignmentsWanted,
      deadlineAt: request.deadlineAt,
      input: request.input as Record<string, unknown>,
      requestKey: request.idempotencyKey,
      requestHash,
      reservedMinor: amount,
    });
    if (!inserted) {
      const message = 'Another call with this idempotency key is running. Try again.';
      throw new ExchangeError('CONFLICT', message);
    }
    await markOpened(tx, type.id);
    return ok(batchId);
  });
}

/** The values of one task against the variables of its form. */
export function checkTaskInput(input: unknown, of: TaskInterface): InputProblem[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return [{ path: 'input', message: 'Give an object with a value for each variable.' }];
  }
  if (Buffer.byteLength(JSON.stringify(input)) > longestInput) {
    return [{ path: 'input', message: `Shorten it to ${longestInput / 1024} KB.` }];
  }
  if (!isStorable(input)) {
    return [{ path: 'input', message: 'It holds characters that cannot be stored.' }];
  }
  return checkInterfaceColumns(of, Object.keys(input))
    .missing.slice(0, 100)
    .map(({ variable }) => ({ path: `input.${variable}`, message: 'The form needs this value.' }));
}
