import { createTakeRates, type TakeRates } from '@exchange/affinity';
import { repositoryIdOf } from '@exchange/cluster';
import type {
  Directory,
  FeedConfig,
  Feeding,
  Log,
  NodeClient,
  SupplyMetrics,
  SupplySettings,
} from '@exchange/cluster';
import { gather, type PerformerPartition } from '@exchange/partitions';
import type { Pulled } from './domain/pull-slots.ts';
import { createTypeCache, type TypeCache } from './domain/type-cache.ts';
import { createFactsCache, type FactsCache } from './domain/performer-facts.ts';
import { createTimedCache, type TimedCache } from './domain/timed-cache.ts';
import type { MaintenanceMemory } from './domain/maintenance-memory.ts';
import { createMaintenanceMemory } from './domain/maintenance-memory.ts';
import { defaultNodeFeedSettings } from './domain/feed/feed-settings.ts';
import { createGroupMemory, type GroupMemory } from './domain/group-memory.ts';
import { createHistoryMemory, type HistoryMemory } from './domain/history/history-memory.ts';
import { createChoiceLearner, type ChoiceLearner } from './domain/learning/choice-learner.ts';
import type { Said } from './domain/feed/rank-entries.ts';
import type { LastThere } from './domain/learning/ended-types.ts';
import { createPastCache, type PastCache } from './domain/read-pasts.ts';
import type { PaymentRail } from './domain/payment-rail.ts';
import { acceptSlots, type AcceptedSlot, type AcceptSlot } from './store/accept-slot.ts';
import type { AssignmentRow } from './store/assignment-row.ts';
import { readTypeFigures, type TypeFigures } from './store/feed-reads.ts';
import type { HistoryRetention } from './store/purge-history.ts';
import { submitAssignmentRows, type SubmitRow } from './store/submit-assignment.ts';

/**
 * A group of performers of a partition with everything their use cases need: the database, the stock that
 * they are fed from, the way to the rest of the cluster, and what this process remembers of it. Nothing
 * remembered here is needed for correctness; it may be lost or old.
 */
export interface Repository {
  readonly partition: PerformerPartition;
  /** Empty where all performers of the partition are one group. */
  readonly groupId: string;
  /** The name under which it holds leases: `repositoryIdOf`. */
  readonly holder: string;
  /** The one whose stock feeds the group: this, or that of another partition of the node. */
  readonly host: Repository;
  /** All groups of the partition. */
  readonly groups: Repository[];
  /** Groups that are fed from the stock here; none when it has none of its own. */
  readonly members: Repository[];
  readonly directory: Directory;
  readonly nodes: NodeClient;
  readonly log: Log;
  readonly supply: SupplySettings;
  readonly metrics: SupplyMetrics | undefined;
  readonly feed: FeedConfig;
  readonly retention: HistoryRetention;
  readonly rail: PaymentRail;
  /** Takes a slot of the stock for one performer, in one statement with who else accepts right now. */
  readonly acceptTogether: (slot: AcceptSlot) => Promise<AcceptedSlot>;
  /** Hands one answer in, in one statement with who else submits right now. */
  readonly submitTogether: (given: SubmitRow) => Promise<AssignmentRow | null>;
  readonly types: TypeCache;
  /** What criteria ask of those who are at work. */
  readonly facts: FactsCache;
  readonly figures: TimedCache<ReadonlyMap<string, TypeFigures>>;
  readonly maintenance: MaintenanceMemory;
  /** What was seen and is not written down yet. */
  readonly history: HistoryMemory;
  /** What performers did lately, for targets and the order of the feed. */
  readonly pasts: PastCache;
  readonly group: GroupMemory;
  /** Which work people turn to, as it was learnt. */
  readonly learner: ChoiceLearner;
  /** When types were last there, so that it learns which are over. */
  readonly lastThere: LastThere;
  /** What it said of the front of a performer's feed a moment ago. */
  readonly said: Map<string, Said>;
  /** Type of assignments accepted lately through this process, by id. */
  readonly inHand: Map<string, string>;
  /** Who was seen lately, so that the time of last activity is not written at every request. */
  readonly seen: Map<string, number>;
  /** What the group takes just now. */
  readonly takes: TakeRates;
  /** Fetches under way for somebody who wants what lies only far, by type; null: there is none to make. */
  readonly fetching: Map<string, Promise<Pulled | null>>;
  /** Performer and type for which the requester had nothing new, and until when that is believed. */
  readonly nothingNew: Map<string, number>;
}

const figuresMs = 10_000;
const defaultRetention: HistoryRetention = { days: 90, choices: 50_000 };
/** Most accepts or submits of one statement: its locks are short, and one failure repeats few. */
const mostTogether = 32;

/** Which group of a partition it is for, and whose stock feeds it. */
export interface RepositoryPlace {
  readonly groupId: string;
  /** The one that feeds it; itself when left out. */
  readonly host?: Repository | undefined;
  /** What is remembered of the performers of the partition, when others are there already. */
  readonly people?: People;
}

export interface RepositoryServices {
  readonly directory: Directory;
  readonly nodes: NodeClient;
  readonly log: Log;
  readonly supply: SupplySettings;
  readonly metrics?: SupplyMetrics;
  /** The usual ones when left out. */
  readonly feed?: FeedConfig;
  readonly history?: HistoryRetention;
  /** How performers are fed, by partition; each from its own repository when left out. */
  readonly feeding?: ReadonlyMap<string, Feeding>;
}

/** What this process remembers of all performers of a partition, whichever group they are in. */
type People = Pick<
  Repository,
  | 'groups'
  | 'submitTogether'
  | 'facts'
  | 'figures'
  | 'history'
  | 'pasts'
  | 'learner'
  | 'lastThere'
  | 'said'
  | 'inHand'
  | 'seen'
  | 'nothingNew'
>;

export function createPeople(
  partition: PerformerPartition,
  { log }: Pick<RepositoryServices, 'log'>,
): People {
  const readFigures = async (): Promise<ReadonlyMap<string, TypeFigures>> => {
    const rows = await readTypeFigures(partition, partition.clock.pinned());
    return new Map(rows.map((row) => [row.typeId, row]));
  };
  return {
    groups: [],
    submitTogether: gather(
      onEither(partition, (database, given: readonly SubmitRow[]) =>
        submitAssignmentRows(database, given, database.clock.pinned()),
      ),
      { largest: mostTogether, keyOf: ({ id }) => id },
    ),
    facts: createFactsCache(partition),
    figures: createTimedCache(partition.clock, figuresMs, readFigures),
    history: createHistoryMemory(partition.clock),
    pasts: createPastCache(partition),
    learner: createChoiceLearner(log),
    said: new Map(),
    inHand: new Map(),
    seen: new Map(),
    lastThere: new Map(),
    nothingNew: new Map(),
  };
}

/** The repository of a partition that keeps one, or that of one of its groups. */
export function createRepository(
  partition: PerformerPartition,
  services: RepositoryServices,
  rail: PaymentRail,
  place: RepositoryPlace = { groupId: '' },
): Repository {
  const { directory, nodes, log, supply } = services;
  const { groupId, host } = place;
  const limits = { groupId, queueLimit: supply.queueLimit };
  const repository: Repository = {
    ...(place.people ?? createPeople(partition, services)),
    partition,
    groupId,
    holder: repositoryIdOf(partition.id, groupId),
    get host() {
      return host ?? repository;
    },
    members: [],
    directory,
    nodes,
    log,
    supply,
    metrics: services.metrics,
    feed: services.feed ?? defaultNodeFeedSettings,
    retention: services.history ?? defaultRetention,
    rail,
    acceptTogether: gather(
      onEither(partition, (database, slots: readonly AcceptSlot[]) =>
        acceptSlots(database, slots, limits, database.clock.pinned()),
      ),
      { largest: mostTogether, keyOf: (slot) => slot.performerKey },
    ),
    types: createTypeCache(host === undefined ? [partition] : [host.partition, partition]),
    maintenance: host?.maintenance ?? createMaintenanceMemory(),
    group: host?.group ?? createGroupMemory(),
    takes: host?.takes ?? createTakeRates(),
    fetching: host?.fetching ?? new Map<string, Promise<Pulled | null>>(),
  };
  repository.groups.push(repository);
  repository.host.members.push(repository);
  return repository;
}

/** Together nobody waits for one who is being moved; whoever is, waits alone. */
function onEither<Item, Result>(
  partition: PerformerPartition,
  run: (database: PerformerPartition, items: readonly Item[]) => Promise<readonly Result[]>,
) {
  const hasty = partition.hasty ?? partition;
  return {
    together: (items: readonly Item[]) => run(hasty, items),
    alone: (items: readonly Item[]) => run(partition, items),
  };
}
