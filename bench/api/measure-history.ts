import { printTable } from '../lib/report.ts';
import { percentile, round } from '../lib/statistics.ts';
import { addPerformers, type Subject } from './subject.ts';

const tasksOfOneType = 2_000;
const edge = 200;

export type History = {
  readonly tasks: number;
  readonly firstP50Ms: number;
  readonly lastP50Ms: number;
  readonly ratio: number;
};

/**
 * One performer does a great many tasks of one type whose other slots stay in the repository: accept
 * must pass over what the performer has done, and not become slower by it.
 */
export async function measureHistory(subject: Subject): Promise<History> {
  const [performer] = await addPerformers(subject, 'veteran', 1);
  const typeId = subject.work.typeIds[0];
  if (performer === undefined || typeId === undefined) throw new Error('There is no work.');
  const accepts: number[] = [];
  while (accepts.length < tasksOfOneType) {
    const startedAt = performance.now();
    const assignmentId = await performer.accept(typeId);
    accepts.push(performance.now() - startedAt);
    if (assignmentId === null) throw new Error('There is nothing left to accept.');
    await performer.submit(assignmentId);
  }
  performer.close();
  const firstP50Ms = round(percentile(accepts.slice(50, 50 + edge), 0.5));
  const lastP50Ms = round(percentile(accepts.slice(-edge), 0.5));
  const ratio = round(lastP50Ms / firstP50Ms);
  console.log(`\nAccept by one performer who does ${tasksOfOneType} tasks of one type`);
  printTable([
    ['', 'p50 of the first', 'p50 of the last', 'ratio'],
    ['accept', `${firstP50Ms} ms`, `${lastP50Ms} ms`, ratio],
  ]);
  return { tasks: tasksOfOneType, firstP50Ms, lastP50Ms, ratio };
}
