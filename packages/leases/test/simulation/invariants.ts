import type { AssignmentItem, LeaseRow, StockItem } from '../../src/index.ts';
import { submitGraceMs } from '../../src/index.ts';
import type { PerformerNode } from './node.ts';
import type { World } from './world.ts';

/** What must hold at every moment, whatever was lost, late or doubled. Null, or what does not. */
export function findViolation(world: World): string | null {
  return violationOfTasks(world) ?? violationOfLeases(world) ?? violationOfStock(world);
}

function violationOfTasks({ requesters }: World): string | null {
  for (const { board } of requesters) {
    const leased = new Map<string, number>();
    for (const { task, outstanding } of board.tables.leases.values()) {
      leased.set(task.taskId, (leased.get(task.taskId) ?? 0) + outstanding);
    }
    for (const task of board.tables.tasks.values()) {
      const { taskId, wanted, available, done, cancelled, doneBy, surplus } = task;
      const sum = available + task.leased + done + cancelled;
      if (sum !== wanted || Math.min(available, task.leased, done, cancelled) < 0) {
        return `I1: ${taskId} wants ${wanted} and has ${available} available, ${task.leased} leased, ${done} done, ${cancelled} cancelled.`;
      }
      if ((leased.get(taskId) ?? 0) !== task.leased) {
        return `I1: ${taskId} has ${task.leased} leased, its leases hold ${leased.get(taskId) ?? 0}.`;
      }
      if (done !== doneBy.size - surplus) {
        return `I2: ${taskId} counts ${done} results, and has ${doneBy.size} with ${surplus} surplus.`;
      }
    }
  }
  return null;
}

function violationOfLeases({ requesters, performers, ghosts }: World): string | null {
  for (const { board } of requesters) {
    for (const lease of board.tables.leases.values()) {
      const { leaseId, outstanding, epoch } = lease;
      const ghost = ghosts.leases.get(leaseId);
      if (ghost !== undefined && epoch < ghost.epoch) return `The epoch of ${leaseId} fell.`;
      if (ghost !== undefined) ghost.epoch = epoch;
      const holder = holderOf(performers, lease);
      const item = holder?.stock.tables.items.get(leaseId);
      const pending = ghosts.pending.get(leaseId) ?? 0;
      const claims = (item?.free ?? 0) + (item?.inHand ?? 0) + pending;
      if (
        item !== undefined &&
        holder !== undefined &&
        item.expiresAt > holder.now() &&
        claims < outstanding
      ) {
        return `I1: ${outstanding} slots of ${leaseId} are out, and its holder knows of ${claims}.`;
      }
      if (claims > outstanding) {
        return `I1: ${outstanding} slots of ${leaseId} are out, and its holder has or sent back ${claims}.`;
      }
      // An unlimited lease ends some time after its recall, also when its holder never hears of it.
      const endless = lease.kind === 'unlimited';
      if (
        item !== undefined &&
        !endless &&
        (item.epoch > epoch || item.expiresAt > lease.expiresAt)
      ) {
        return `I5: the holder of ${leaseId} believes to have it for longer than was granted.`;
      }
    }
  }
  return null;
}

function violationOfStock(world: World): string | null {
  for (const node of world.performers) {
    const { items, assignments, performers } = node.stock.tables;
    const inHand = new Map<string, number>();
    for (const assignment of assignments.values()) {
      if (assignment.status !== 'accepted') continue;
      const { leaseId, performerKey, deadlineAt } = assignment;
      const item = items.get(leaseId);
      if (item === undefined) return `I5: ${leaseId} has work in hand and is not here.`;
      if (deadlineAt > item.expiresAt) return `I5: work on ${leaseId} outlasts it.`;
      inHand.set(leaseId, (inHand.get(leaseId) ?? 0) + 1);
      inHand.set(performerKey, (inHand.get(performerKey) ?? 0) + 1);
      const ungranted = violationOfGrant(world, node, assignment, item);
      if (ungranted !== null) return ungranted;
    }
    for (const [performerKey, performer] of performers) {
      if (performer.inHand !== (inHand.get(performerKey) ?? 0)) {
        return `${performerKey} has another number in hand than is counted.`;
      }
    }
    for (const item of items.values()) {
      const claimed = world.ghosts.claimed.get(item.leaseId) ?? 0;
      const ghost = world.ghosts.leases.get(item.leaseId);
      if (ghost === undefined) return `I5: ${item.leaseId} was never granted.`;
      const { granted } = ghost;
      if (item.expiresAt < ghost.heldUntil) return `An older renewal of ${item.leaseId} won.`;
      ghost.heldUntil = item.expiresAt;
      if (item.inHand !== (inHand.get(item.leaseId) ?? 0)) {
        return `I1: ${item.leaseId} has another number in hand than is counted.`;
      }
      if (item.free + item.inHand + claimed > granted) {
        return `I7: ${item.leaseId} was granted ${granted} slots; ${claimed} went back or were used, and more are here.`;
      }
      const free = item.free > 0 && item.acceptBy >= node.now();
      if (free && world.clocksAgree && !isLeased(world, node, item)) {
        return `I5: ${item.leaseId} can be accepted and is not leased any more.`;
      }
    }
  }
  return null;
}

/** While clocks agree, nothing is taken back under the hands of a performer who is in time. */
function violationOfGrant(
  world: World,
  node: PerformerNode,
  assignment: AssignmentItem,
  item: StockItem,
): string | null {
  const inTime = assignment.deadlineAt + submitGraceMs >= node.now();
  if (!inTime || !world.clocksAgree || isLeased(world, node, item)) return null;
  return `I5: ${assignment.assignmentId} is in time and its lease ${item.leaseId} was taken back.`;
}

function isLeased(world: World, node: PerformerNode, item: StockItem): boolean {
  const board = world.requesters.find(({ id }) => id === item.requesterKey)?.board;
  return board?.tables.leases.get(item.leaseId)?.holder === node.id;
}

function holderOf(
  performers: readonly PerformerNode[],
  lease: LeaseRow,
): PerformerNode | undefined {
  return performers.find((node) => node.id === lease.holder);
}

/** What must hold once everything has settled: nothing is under way, and nothing was lost. */
export function findResidue({ requesters, performers }: World): string | null {
  for (const { id, board } of requesters) {
    const { leases, tasks } = board.tables;
    if (board.outbox.pending > 0) return `I9: ${id} still has messages to send.`;
    if (board.offers.size > 0) return `I9: ${id} still has offers under way.`;
    if (leases.size > 0) return `I9: ${id} still has leases out: ${[...leases.keys()].join(' ')}.`;
    for (const { taskId, status, available } of tasks.values()) {
      if (status === 'cancelled' && available > 0) return `I9: ${taskId} is not all cancelled.`;
    }
  }
  for (const { id, stock } of performers) {
    const { items, assignments } = stock.tables;
    if (stock.outbox.pending > 0) return `I9: ${id} still has messages to send.`;
    if (items.size > 0) return `I9: ${id} still has stock: ${[...items.keys()].join(' ')}.`;
    if (stock.attempts.size > 0) return `I9: ${id} still has pulls under way.`;
    const done = new Set<string>();
    for (const {
      assignmentId,
      status,
      taskId,
      performerKey,
      requesterKey,
    } of assignments.values()) {
      if (status === 'accepted') return `I9: ${assignmentId} is still in hand.`;
      if (status !== 'submitted') continue;
      const pair = `${taskId} ${performerKey}`;
      if (done.has(pair)) return `I2: ${performerKey} did ${taskId} twice.`;
      done.add(pair);
      const board = requesters.find((node) => node.id === requesterKey)?.board;
      if (board?.tables.tasks.get(taskId)?.doneBy.has(performerKey) !== true) {
        return `I3: ${assignmentId} was acknowledged and did not reach its requester.`;
      }
    }
  }
  return null;
}
