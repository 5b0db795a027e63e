import type { AssignmentItem, StockItem } from './stock-rows.ts';
import type { PerformerRow, StockTables } from './stock-tables.ts';

export interface AcceptCall {
  readonly assignmentId: string;
  readonly performerKey: string;
  readonly typeId: string;
  /** One certain task, also one that the performer let go before; null means any new one. */
  readonly taskId: string | null;
  /** The same account as a requester, whose tasks it must not do. */
  readonly ownRequesterKey: string | null;
  readonly queueLimit: number;
}

export type AcceptOutcome =
  | { readonly kind: 'accepted'; readonly assignment: AssignmentItem }
  | { readonly kind: 'none' }
  | { readonly kind: 'queue-full' };

export type AcceptDecision =
  | { readonly kind: 'item'; readonly item: StockItem }
  | { readonly kind: 'none' }
  | { readonly kind: 'queue-full' };

/**
 * Which item of the stock an accept takes: the first one that this performer may. Who accepts
 * together with others begins as many items further as there are before them.
 */
export function decideAccept(
  tables: StockTables,
  call: AcceptCall,
  now: number,
  behind = 0,
): AcceptDecision {
  const performer = tables.performers.get(call.performerKey);
  if (performer === undefined) return { kind: 'none' };
  if (performer.inHand >= call.queueLimit) return { kind: 'queue-full' };
  let toPass = behind;
  for (const item of tables.shelf(call.typeId)?.items ?? []) {
    if (!canAccept(item, performer, call, now)) continue;
    if (toPass === 0) return { kind: 'item', item };
    toPass -= 1;
  }
  return { kind: 'none' };
}

/**
 * The same for accepts of different performers at once, in their order. Each chooses from the stock
 * as it was; who comes after the last slot of an item gets nothing this time.
 */
export function decideTogether(
  tables: StockTables,
  calls: readonly AcceptCall[],
  now: number,
): { call: AcceptCall; decided: AcceptDecision }[] {
  const ofType = new Map<string, number>();
  const takers = new Map<StockItem, number>();
  return calls.map((call) => {
    const behind = ofType.get(call.typeId) ?? 0;
    ofType.set(call.typeId, behind + 1);
    const decided = decideAccept(tables, call, now, behind);
    if (decided.kind !== 'item') return { call, decided };
    const place = (takers.get(decided.item) ?? 0) + 1;
    takers.set(decided.item, place);
    return { call, decided: place > decided.item.free ? { kind: 'none' } : decided };
  });
}

function canAccept(
  item: StockItem,
  performer: PerformerRow,
  call: AcceptCall,
  now: number,
): boolean {
  if (call.taskId !== null && item.taskId !== call.taskId) return false;
  if (item.acceptBy < now || item.deadlineAt <= now) return false;
  if (item.reservedFor !== null && item.reservedFor !== call.performerKey) return false;
  if (item.requesterKey === call.ownRequesterKey) return false;
  // Any new task is one that they never held; a named one may be one that they let go.
  const held = performer.held.get(item.taskId);
  return call.taskId === null ? held === undefined : held !== true;
}
