import type { Api } from '../lib/api-client.ts';
import {
  acceptTask,
  listAssignments,
  submitAnswer,
  type Assignment,
} from '../lib/api-performer.ts';
import type { DemoBatch } from './demo-task.ts';
import type { PostedDemoBatch } from './obtain-demo-batch.ts';

/** Lets a performer hand in answers until `wanted` tasks of the batch are done. */
export async function doDemoWork(
  performer: Api,
  { batch, typeId }: PostedDemoBatch,
  wanted: number,
  answerOf: (batch: DemoBatch, input: Assignment['input']) => unknown,
): Promise<void> {
  const own = await listAssignments(performer, typeId);
  const inHand = own.filter(({ status }) => status === 'ACCEPTED');
  let done = own.filter(({ status }) => doneStates.includes(status)).length;
  while (done < wanted) {
    const assignment = inHand.pop() ?? (await acceptTask(performer, typeId));
    if (assignment === null) return;
    await submitAnswer(performer, assignment.id, answerOf(batch, assignment.input));
    done += 1;
  }
}

const doneStates = ['SUBMITTED', 'APPROVED', 'REJECTED'];

/** The answer that an attentive person would give to this input. */
export function rightAnswer(
  batch: DemoBatch,
  input: Assignment['input'],
): Readonly<Record<string, unknown>> {
  const [key = ''] = batch.columns;
  const task = batch.tasks.find((candidate) => candidate.input[key] === input[key]);
  if (task === undefined) throw new Error(`no such row in "${batch.name}": ${input[key] ?? ''}`);
  return task.answer;
}
