import { z } from 'zod';
import { assessmentSchema } from './config-assessment.ts';
import { feedingFields } from './config-feeding.ts';
import { feedSchema, historySchema } from './config-feed.ts';
import { movesSchema } from './config-moves.ts';

const idPattern = /^[a-z][a-z0-9-]{0,40}$/;
const id = z
  .string()
  .regex(idPattern, 'must be lower-case letters, digits and dashes, beginning with a letter');
const port = z.number().int().min(1).max(65_535);
const databaseUrl = z
  .string()
  .regex(
    /^postgres(ql)?:\/\//,
    'must be a PostgreSQL address such as postgres://user:password@host:5432/name',
  );
const serviceClass = z.enum(['standard', 'premium']);
const secret = z.string().min(32, 'must have at least 32 characters (try: openssl rand -hex 32)');

export const placementPolicies = [
  'roundRobin',
  'random',
  'consistentHashing',
  'leastLoaded',
  'near',
  'byInterests',
] as const;

const pushSchema = z.strictObject({
  /** Requester nodes hand out work by themselves: not at all, lent, or as a list only. */
  mode: z.enum(['off', 'lease', 'information']).default('lease'),
  /** Between two looks at what there is to push; new work is pushed at once. */
  everySeconds: z.number().int().min(1).max(3_600).default(15),
  /** What nobody took for so long is pushed (again). */
  afterSeconds: z.number().int().min(1).max(86_400).default(600),
  /** With less time left than this, a push need not wait and hands out everything. */
  urgentSeconds: z.number().int().min(0).max(86_400).default(1_800),
  /** To the best group, or divided: equally, or by how much each will probably do. */
  split: z.enum(['best', 'equal', 'proportional']).default('proportional'),
  /** Fewer slots are not worth a message. */
  smallest: z.number().int().min(1).max(1_000).default(4),
  /** Most groups that one type is divided among. */
  groups: z.number().int().min(1).max(100).default(8),
  /** Most slots of one offer. */
  batchSize: z.number().int().min(1).max(1_000).default(500),
});

const supplySchema = z.strictObject({
  /** How far ahead a target plans (R2): 15 minutes to a day. */
  periodSeconds: z.number().int().min(900).max(86_400).default(3_600),
  /** Beyond the time allowed for a task. Renewed while the work is wanted. */
  leaseSeconds: z.number().int().min(10).max(604_800).default(7_200),
  maintenanceSeconds: z.number().int().min(1).max(3_600).default(15),
  /** Stock below this share of the target triggers a pull at once. */
  lowWaterShare: z.number().min(0).max(1).default(0.5),
  /** Least stock of a type that somebody may want, however small its share of the target is. */
  minTarget: z.number().int().min(0).max(10_000).default(20),
  /**
   * What a target counts (R3): accepts; accepts whose result will be approved; or accepts weighted by
   * how well their performer's work is judged beside the group's.
   */
  measure: z.enum(['acceptance', 'approval', 'proficiency']).default('acceptance'),
  /** Probability that the stock of a type outlasts a period; 0 aims at what is expected. */
  serviceLevel: z.number().min(0).max(0.999).default(0),
  /** Most slots one partition holds in stock. */
  maxStock: z.number().int().min(1).default(50_000),
  /** Most accepted assignments one performer holds at a time. */
  maxQueue: z.number().int().min(1).max(500).default(25),
  /** How long after its deadline a batch keeps its open slots and their money: it can be extended. */
  overdueSeconds: z.number().int().min(0).max(31_536_000).default(86_400),
  /**
   * How tasks are lent to performer partitions (R5): for a time, without an end, or not at all:
   * then they are only listed there, and whoever accepts first gets the slot.
   */
  grants: z.enum(['exclusive', 'unlimited', 'information']).default('exclusive'),
  /** Whether requester nodes learn at what pace a group takes which work, and grant by it. */
  groupInformation: z.enum(['sent', 'withheld']).default('sent'),
  /** Where performer nodes learn what there is: the directory, or each requester node. */
  taskInformation: z.enum(['repository', 'ask']).default('repository'),
  push: pushSchema.prefault({}),
});

const limitsSchema = z.strictObject({
  /** Requests of one account in ten seconds, over all gateways. */
  accountRequests: z.number().int().min(10).default(600),
  /** Requests from one address (IPv6: one /64) in ten seconds, over all gateways. */
  addressRequests: z.number().int().min(10).default(3_000),
  /** Sign-ins, sign-ups and password changes from one address in ten seconds. */
  signIns: z.number().int().min(1).default(20),
  /** Attempts to sign in to one account in fifteen minutes. */
  signInsPerAccount: z.number().int().min(3).default(30),
  /** Event streams that one account keeps open at one gateway. */
  eventStreams: z.number().int().min(1).max(100).default(12),
  /** Largest file of rows. */
  uploadMegabytes: z.number().int().min(1).max(10_000).default(2_048),
});

const sandboxSchema = z.strictObject({
  /** Where the pages of HTML templates are served; default: 711 above the gateway's port. */
  port: port.nullable().default(null),
  /**
   * Their address in people's browsers, on a site of its own: `*` stands for a label of each task type.
   * Default, on a machine of its own: http://*.localhost:port. Without one there are no HTML templates.
   */
  publicUrl: z
    .string()
    .regex(
      /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?\/?$/i,
      'must be an address such as https://*.tasks.example.net, without a path',
    )
    .nullable()
    .default(null),
  /** Folder of copies of what templates load from public networks. */
  mirror: z.string().min(1).nullable().default(null),
});

const filesSchema = z.strictObject({
  /** Folder of the files that tasks show and answers bring: all processes see it under this path. */
  folder: z.string().min(1).nullable().default(null),
  /** A bucket instead of a folder, of Amazon S3 or of a store that speaks like it. */
  s3: z
    .strictObject({
      endpoint: z.url({ protocol: /^https?$/ }),
      region: z.string().min(1).default('us-east-1'),
      bucket: z
        .string()
        .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket'),
      accessKeyId: z.string().min(1),
      secretAccessKey: z.string().min(1),
    })
    .nullable()
    .default(null),
  /** Largest file of a requester. */
  fileMegabytes: z.number().int().min(1).max(5_000).default(200),
  /** Largest file of an answer. */
  answerMegabytes: z.number().int().min(1).max(5_000).default(100),
  /** All files of one requester. */
  requesterMegabytes: z.number().int().min(1).default(20_480),
  requesterFiles: z.number().int().min(1).default(100_000),
});

const nodeSchema = z.strictObject({
  id,
  /** Where the node listens. */
  host: z.string().min(1).default('127.0.0.1'),
  port,
  /** Where gateways and other nodes reach it; default: http://host:port. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  partitions: z.array(id).min(1),
});

const partitionSchema = z.strictObject({
  id,
  role: z.enum(['requester', 'performer']),
  url: databaseUrl,
  /** Connections one node opens to this database. */
  poolSize: z.number().int().min(2).max(200).default(12),
  serviceClass: serviceClass.default('standard'),
  region: z.string().min(1).default('local'),
  ...feedingFields,
});

export const clusterFileSchema = z.strictObject({
  directory: z.strictObject({
    url: databaseUrl,
    poolSize: z.number().int().min(2).max(200).default(8),
  }),
  gateway: z.strictObject({
    host: z.string().min(1).default('127.0.0.1'),
    port: port.default(4000),
    /** The address in people's browsers; default: http://localhost:port. */
    publicUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** Where those are who come through this gateway: the policy `near` places them there. */
    region: z.string().min(1).default('local'),
    /** The class of those who open their first role through this gateway (N4). */
    serviceClass: serviceClass.default('standard'),
    /** Reverse proxies whose X-Forwarded-* headers are believed: addresses or networks. */
    trustedProxies: z.array(z.string().min(1)).default([]),
    limits: limitsSchema.prefault({}),
    sandbox: sandboxSchema.prefault({}),
  }),
  files: filesSchema.prefault({}),
  nodes: z.array(nodeSchema).min(1),
  partitions: z.array(partitionSchema).min(1),
  placement: z
    .strictObject({ policy: z.enum(placementPolicies).default('leastLoaded') })
    .prefault({}),
  supply: supplySchema.prefault({}),
  feed: feedSchema.prefault({}),
  history: historySchema.prefault({}),
  moves: movesSchema.prefault({}),
  assessment: assessmentSchema.prefault({}),
  secrets: z
    .strictObject({
      nodeToNode: secret.optional(),
      session: secret.optional(),
      viewer: secret.optional(),
    })
    .prefault({}),
});

export type ClusterFile = z.infer<typeof clusterFileSchema>;
export type ClusterFileInput = z.input<typeof clusterFileSchema>;
export type PlacementPolicyName = (typeof placementPolicies)[number];
export type SupplyConfig = ClusterFile['supply'];
