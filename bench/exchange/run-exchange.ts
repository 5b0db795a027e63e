import { repositoryOf, type AssignmentItem, type Message } from '@exchange/leases';
import { Directory, type TaskInfo } from './directory.ts';
import { EventQueue } from './event-queue.ts';
import { letPeopleLive, type Crowd, type Market, type Taken, type Visit } from './live.ts';
import { MessageCount } from './message-count.ts';
import { Outcomes, type OutcomeFigures } from './outcomes.ts';
import type { ExchangeMode, NodeSettings } from './node-settings.ts';
import { PeopleFeed } from './people-feed.ts';
import { PerformerNode } from './performer-node.ts';
import { RequesterNode } from './requester-node.ts';
import { canTake, type World, type WorldType } from './world.ts';

/** To see that a task is not what one wants, and to give it back. */
const glanceMs = 4_000;

interface Held extends Taken {
  readonly assignment: AssignmentItem;
}

export interface ExchangeFigures extends OutcomeFigures {
  readonly messages: Record<string, number>;
  readonly messagesPerTask: number;
  readonly idleSeconds: number;
  readonly unusedShare: number;
  readonly expiredShare: number;
  readonly maintenanceP95Ms: number;
  readonly feedP95Ms: number;
  readonly pushP95Ms: number;
}

/** The exchange itself in one of its modes, on the arrivals of the world. */
export async function runExchange(
  world: World,
  mode: ExchangeMode,
  settings: NodeSettings,
  onProgress: (share: number) => Promise<void> = () => Promise.resolve(),
): Promise<ExchangeFigures> {
  const queue = new EventQueue();
  const outcomes = new Outcomes(world);
  const messages = new MessageCount();
  const exchange = { current: null as Exchange | null };
  letPeopleLive(world, queue, outcomes, (crowd) => {
    exchange.current = openExchange(world, queue, messages, mode, settings, crowd);
    return exchange.current.market;
  });
  for (let steps = 1; queue.step(Number.POSITIVE_INFINITY); steps += 1) {
    if (steps % 20_000 === 0) await onProgress(Math.min(1, queue.now / world.endMs));
  }
  const nodes = exchange.current;
  if (nodes === null) throw new Error('The exchange was not opened.');
  const figures = outcomes.figures();
  const stock = nodes.performers.map((node) => node.watch.sums);
  const sum = (of: (sums: (typeof stock)[number]) => number): number =>
    stock.reduce((total, sums) => total + of(sums), 0);
  const leased = Math.max(
    1,
    sum((sums) => sums.leased),
  );
  const used = sum((sums) => sums.used);
  return {
    ...figures,
    messages: messages.byKind(),
    messagesPerTask: messages.total / Math.max(1, figures.tasksDone),
    idleSeconds: sum((sums) => sums.idleMs) / 1_000 / Math.max(1, used),
    unusedShare: Math.max(0, 1 - used / leased),
    expiredShare: sum((sums) => sums.expired) / leased,
    maintenanceP95Ms: Math.max(...nodes.performers.map((node) => node.maintenance.times.p95)),
    feedP95Ms: Math.max(...nodes.feeds.map((feed) => feed.times.p95)),
    pushP95Ms: Math.max(...nodes.requesters.map((node) => node.pushTimes.p95)),
  };
}

interface Exchange {
  readonly market: Market<Held>;
  readonly requesters: readonly RequesterNode[];
  readonly performers: readonly PerformerNode[];
  readonly feeds: readonly PeopleFeed[];
}

function openExchange(
  world: World,
  queue: EventQueue,
  messages: MessageCount,
  mode: ExchangeMode,
  settings: NodeSettings,
  crowd: Crowd,
): Exchange {
  const directory = new Directory();
  const shared = { world, queue, directory, messages, settings, mode };
  const performers: PerformerNode[] = [];
  const requesters = Array.from(
    { length: world.settings.requesterNodes },
    (_, index) => new RequesterNode(index, { ...shared, send }),
  );
  for (let index = 0; index < world.settings.performerNodes; index += 1) {
    performers.push(new PerformerNode(index, { ...shared, requesters, crowd }));
  }
  const feeds = performers.map(
    (node) => new PeopleFeed(world, node, settings.pageSize, settings.feed),
  );
  let assignments = 0;

  /** What goes to the same node at the same time goes in one message. */
  function send(sent: readonly Message[], left: readonly TaskInfo[]): void {
    for (const [to, together] of Map.groupBy(sent, (message) => message.to)) {
      const node = performers.find(({ partitionId }) => repositoryOf(partitionId) === to);
      const isOffer = (message: Message): boolean => message.body.kind === 'lease.offered';
      messages.add(together.some(isOffer) ? 'offer' : 'recall');
      queue.after(settings.latencyMs, () => {
        for (const message of together) {
          if (isOffer(message)) node?.receiveOffer(message, left);
          else node?.receiveRecall(message);
        }
      });
    }
  }

  const nodeOf = (visit: Visit): PerformerNode => requireAt(performers, visit.person.home);
  const feedOf = (visit: Visit): PeopleFeed => requireAt(feeds, visit.person.home);

  function newCall(visit: Visit, typeId: string) {
    assignments += 1;
    return {
      assignmentId: `assignment:${assignments}`,
      performerKey: visit.person.key,
      typeId,
      taskId: null,
      ownRequesterKey: null,
      queueLimit: 25,
    };
  }

  function takeNear(visit: Visit, typeId: string): Held | null {
    const node = nodeOf(visit);
    const outcome = node.stock.accept(newCall(visit, typeId), queue.now);
    if (outcome.kind !== 'accepted') return null;
    node.watch.accepted(outcome.assignment.leaseId, queue.now);
    node.checkLow(typeId);
    return hold(outcome.assignment, 0);
  }

  /** Asks the requester node for some, or without a repository for one: a round trip. */
  function takeFar(visit: Visit, type: WorldType): Held | null {
    const node = nodeOf(visit);
    messages.add('remote accept');
    if (mode.pull || mode.push) {
      const came = node.requests.fetchNow(type.typeId).length > 0;
      const held = came ? takeNear(visit, type.typeId) : null;
      return held === null ? null : { ...held, delayMs: 2 * settings.latencyMs, local: false };
    }
    const call = newCall(visit, type.typeId);
    const answer = requireAt(requesters, type.requesterNode).grant(
      {
        grantId: `accept:${call.assignmentId}`,
        holder: node.partitionId,
        kind: 'temporary',
        performerKey: visit.person.key,
        leaseSeconds: 60,
        wants: [{ typeId: type.typeId, slots: 1, taskId: null, excludeTaskIds: [] }],
      },
      null,
    );
    const outcome = node.stock.acceptGranted(answer.leases, call, queue.now);
    if (outcome.kind === 'accepted') {
      node.found.takeFar(type.typeId, 1);
      return hold(outcome.assignment, 2 * settings.latencyMs);
    }
    if (answer.leases.length === 0) node.found.noteEmpty(type.typeId);
    return null;
  }

  function hold(assignment: AssignmentItem, delayMs: number): Held {
    const batch = Number(assignment.taskId.split(':')[1]);
    return { batch, delayMs, local: assignment.local, assignment };
  }

  function remember(visit: Visit, held: Held): Held {
    const node = nodeOf(visit);
    node.waiting.delete(visit);
    feedOf(visit).holds(visit, held.assignment.typeId);
    return held;
  }

  function takeSomewhere(visit: Visit, type: WorldType): Held | null {
    const node = nodeOf(visit);
    const near = node.stock.freeOf(type.typeId) > 0 ? takeNear(visit, type.typeId) : null;
    const mayAsk = near === null && (node.far.get(type.typeId)?.slots ?? 0) > 0;
    return near ?? (mayAsk ? takeFar(visit, type) : null);
  }

  /** What they are handed; they give back at a glance what they do not want, and choose for themselves. */
  function takeHanded(visit: Visit): { held: Held | null; delayMs: number } {
    for (const type of feedOf(visit).listNext(visit, queue.now)) {
      if (!canTake(visit.person, type)) {
        nodeOf(visit).memory.memberOf(visit.person).gaveBack.add(type.typeId);
        return { held: null, delayMs: glanceMs };
      }
      const held = takeSomewhere(visit, type);
      if (held !== null) return { held, delayMs: 0 };
    }
    return { held: null, delayMs: 0 };
  }

  function take(visit: Visit): Held | null {
    const { held: handed, delayMs } = takeHanded(visit);
    if (handed !== null) return remember(visit, handed);
    const { liked, shown } = feedOf(visit).choose(visit, queue.now);
    for (const type of liked) {
      const held = takeSomewhere(visit, type);
      if (held === null) continue;
      feedOf(visit).learn(visit, shown, type);
      return remember(visit, { ...held, delayMs: held.delayMs + delayMs });
    }
    feedOf(visit).learn(visit, shown, null);
    nodeOf(visit).wait(visit);
    return null;
  }

  const market: Market<Held> = {
    arrive: (visit) => nodeOf(visit).arrive(visit),
    take,
    submit(visit, { assignment, delayMs }) {
      const node = nodeOf(visit);
      node.stock.submit(assignment.assignmentId, visit.person.key, queue.now);
      node.memory.worked(
        node.memory.memberOf(visit.person),
        queue.now - assignment.acceptedAt - delayMs + 4_000,
      );
      node.outgoing.note(settings.deliverSeconds);
    },
    giveBack(visit, { assignment }) {
      const node = nodeOf(visit);
      node.stock.return(assignment.assignmentId, visit.person.key, queue.now);
      node.waiting.wakeForNew();
      node.outgoing.note(settings.deliverSeconds);
    },
    leave(visit) {
      nodeOf(visit).waiting.delete(visit);
      nodeOf(visit).visits.delete(visit.session.index);
    },
  };
  return { market, requesters, performers, feeds };
}

function requireAt<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`There is no node ${index}.`);
  return found;
}
