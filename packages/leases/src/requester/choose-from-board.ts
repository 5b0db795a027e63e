import type { GrantCall } from './board-calls.ts';
import type { TaskRow } from './board-rows.ts';
import type { BoardTables } from './board-tables.ts';
import type { ChosenSlots, Shortage, Want } from './choose-slots.ts';
import { decideTaskLimit, decideWant } from './choose-slots.ts';
import { isGrantable } from './grantable-queue.ts';

/** Slots for each wish of a call, in their order; nothing moves yet. */
export function chooseSlots(
  tables: BoardTables,
  call: GrantCall,
  now: number,
): { chosen: ChosenSlots<TaskRow>[]; shortages: Shortage[] } {
  const chosen: ChosenSlots<TaskRow>[] = [];
  const shortages: Shortage[] = [];
  const taken = new Set<TaskRow>();
  for (const want of call.wants) {
    const { typeId } = want;
    const limit = decideTaskLimit(want, chosen.length);
    if (limit <= 0) continue;
    if (!tables.isOpen(typeId, now)) {
      shortages.push({ typeId, reason: tables.types.has(typeId) ? 'closed' : 'unknown' });
      continue;
    }
    const excluded = new Set(want.taskId === null ? want.excludeTaskIds : []);
    const { performerKey } = call;
    const found = findGrantable(tables, want, limit, now, (task) => {
      if (taken.has(task) || excluded.has(task.taskId)) return false;
      return performerKey === null || !task.doneBy.has(performerKey);
    });
    const decided = decideWant(want, call.kind, found, limit);
    for (const choice of decided.chosen) taken.add(choice.task);
    chosen.push(...decided.chosen);
    if (decided.shortage !== null) shortages.push({ typeId, reason: decided.shortage });
  }
  return { chosen, shortages };
}

function findGrantable(
  tables: BoardTables,
  want: Want,
  limit: number,
  now: number,
  isWanted: (task: TaskRow) => boolean,
): TaskRow[] {
  if (want.taskId === null) {
    return tables.types.get(want.typeId)?.queue.find(limit, now, isWanted) ?? [];
  }
  const task = tables.tasks.get(want.taskId);
  if (task?.batch.type.typeId !== want.typeId) return [];
  return isGrantable(task, now) && isWanted(task) ? [task] : [];
}
