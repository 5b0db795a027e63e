import type { Clock, Viewer } from '@exchange/kernel';
import type { Metrics, Pseudonyms } from '@exchange/service';
import type { FastifyInstance } from 'fastify';
import type { DocumentNode } from 'graphql';
import type { ProcedureHandlers } from './contract/procedures.ts';
import type { FeedConfig, HistoryConfig } from './config-feed.ts';
import type { SupplyConfig } from './config-schema.ts';
import type { Directory } from './directory/types.ts';
import type { WorkSummary } from './load/types.ts';
import type { Feeding } from './repositories.ts';
import type { NodeClient } from './rpc/types.ts';

/** The little of a logger that modules use (pino fits). */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Settings of the supply loop, from the cluster file. */
export interface SupplySettings {
  /** Length of a lease beyond the time allowed for the task. */
  readonly leaseSeconds: number;
  /** Period of the maintenance timer. */
  readonly maintenanceSeconds: number;
  /** The period that a target covers. */
  readonly periodSeconds: number;
  /** Maintenance also runs when the stock of a type falls below this share of its target. */
  readonly lowWaterShare: number;
  /** Least stock of a type a repository aims at while anybody may want it. */
  readonly minimumTarget: number;
  /** Most slots a repository holds. */
  readonly maximumStock: number;
  /** Assignments a performer can have in hand. */
  readonly queueLimit: number;
  /** How long after its deadline a batch keeps its open slots and their money. */
  readonly overdueSeconds: number;
  /** How repositories are filled (R5). */
  readonly grants: SupplyConfig['grants'];
  readonly groupInformation: SupplyConfig['groupInformation'];
  readonly taskInformation: SupplyConfig['taskInformation'];
  /** What requester nodes hand out by themselves (R8). */
  readonly push: SupplyConfig['push'];
  /** What targets count (R3); acceptance when left out. */
  readonly measure?: SupplyConfig['measure'];
  readonly serviceLevel?: number;
}

/** Figures of pushes; tests go without. */
export type SupplyMetrics = Pick<Metrics, 'pushRuns' | 'pushOffers' | 'pushSlots'>;

/** What a node gives to the modules it hosts. */
export interface NodeServices {
  readonly nodeId: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly directory: Directory;
  readonly nodes: NodeClient;
  /** The names by which requesters' pages knew assignments and performers, for files that tell of them. */
  readonly pseudonyms: Pick<Pseudonyms, 'worker' | 'assignment'>;
  readonly supply: SupplySettings;
  /** How performers are fed, by partition; each from its own repository when left out. */
  readonly feeding?: ReadonlyMap<string, Feeding>;
  /** How feeds are ordered, and what is remembered; the usual when left out. */
  readonly feed?: FeedConfig;
  readonly history?: HistoryConfig;
  /** Whether requesters' HTML templates can be shown; they can when left out. */
  readonly servesTemplates?: boolean;
  readonly metrics?: SupplyMetrics;
}

/** Who asks, once per request. */
export interface RequestInfo {
  readonly viewer: Viewer | null;
  readonly requestId: string;
}

/** A recurring piece of background work on one partition. Safe to run again after a crash. */
export interface JobDefinition {
  readonly name: string;
  readonly partitionId: string;
  readonly everyMs: number;
  /** NOTIFY channels of the partition's database that make it run at once. */
  readonly wakeOn?: readonly string[];
  /** Least pause between two rounds, in which work gathers. */
  readonly restMs?: number;
  /** Does a bounded piece of work and returns how much it did; above zero it is called again at once. */
  run(): Promise<number>;
}

/** A subgraph as a node hosts it. */
export interface NodeModule<Context = unknown> {
  readonly name: 'requester' | 'performer';
  readonly typeDefs: DocumentNode;
  readonly resolvers: object;
  /** Loaders and the viewer's partition, made for each request. */
  createContext(request: RequestInfo): Context;
  readonly handlers: ProcedureHandlers;
  readonly jobs: readonly JobDefinition[];
  /** What work the users of a partition do, by owner key: for those who decide who should live where. */
  summariseWork?(partitionId: string): Promise<ReadonlyMap<string, WorkSummary>>;
  /** When requests and jobs have ended, before the databases close: what only memory holds is kept. */
  stop?(): Promise<void>;
  /** Streams that are not GraphQL: uploads and downloads. `authenticate` throws when the caller may not. */
  registerRoutes?(
    http: FastifyInstance,
    authenticate: (headers: Record<string, string | string[] | undefined>) => Viewer,
  ): void;
}
