import {
  addLoad,
  partitionSubject,
  writeLoadSummaries,
  type ClusterConfig,
  type ClusterDirectory,
  type LoadSummary,
  type NodeModule,
} from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import { createTicker, withJobLock, type Partition, type Ticker } from '@exchange/partitions';
import type { Logger } from '@exchange/service';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { NodeDatabases } from '../open-databases.ts';
import { countSizes } from './count-sizes.ts';
import { findSubjects } from './find-subjects.ts';
import { createLoadMeter } from './load-meter.ts';

interface HostLoadOptions {
  readonly config: Pick<ClusterConfig, 'assessment'>;
  readonly databases: NodeDatabases;
  readonly directory: Pick<ClusterDirectory, 'findHome'>;
  readonly findModule: (role: string) => NodeModule | undefined;
  readonly findViewer: (request: FastifyRequest) => Viewer | null;
  readonly logger: Logger;
}

export interface HostedLoad {
  /** Counts every request from now on: before any route is added. */
  watch(http: FastifyInstance): void;
  readonly tickers: readonly Ticker[];
  /** Writes down what was counted: at the end, too. */
  flush(): Promise<void>;
}

/** Measures what users and partitions use, and writes it to the directory in batches. */
export function hostLoad(options: HostLoadOptions): HostedLoad {
  const { config, databases, directory, logger } = options;
  const { assessment } = config;
  const meter = createLoadMeter({
    cpuMs: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000;
    },
    partitionSubject,
  });
  let flushedAt = performance.now();

  async function homeOf(subject: string): Promise<string | null> {
    if (databases.byId.has(subject)) return subject;
    const home = await directory.findHome(subject);
    return home !== null && databases.byId.has(home.partitionId) ? home.partitionId : null;
  }

  async function flush(): Promise<void> {
    const windowSeconds = Math.max(1, (performance.now() - flushedAt) / 1_000);
    flushedAt = performance.now();
    const samples = await meter.take(homeOf);
    const { halfLifeDays } = assessment;
    await addLoad(databases.directory, samples, { windowSeconds, halfLifeDays });
  }

  const warn = (err: unknown, name: string): void => {
    logger.warn({ err, job: name }, 'what users use was not written down');
  };
  const flushing = createTicker({
    name: 'load',
    everyMs: assessment.flushSeconds * 1_000,
    run: flush,
    onError: warn,
  });
  const counting = [...databases.byId.values()].map((partition) =>
    createTicker({
      name: `${partition.id}/load-count`,
      everyMs: assessment.countSeconds * 1_000,
      run: async () => {
        await withJobLock(partition, 'load-count', () => summarise(options, partition));
      },
      onError: warn,
    }),
  );
  return {
    watch(http) {
      http.addHook('onResponse', (request, reply, done) => {
        done();
        const [path = ''] = request.url.split('?');
        const viewer = path.startsWith('/internal/') ? null : findViewer(options, request);
        meter.note(findSubjects({ path, body: request.body, viewer }), reply.elapsedTime);
      });
    },
    tickers: [flushing, ...counting],
    flush,
  };
}

function findViewer({ findViewer: find }: HostLoadOptions, request: FastifyRequest): Viewer | null {
  try {
    return find(request);
  } catch {
    // It was refused for that: nobody's load.
    return null;
  }
}

async function summarise(options: HostLoadOptions, partition: Partition): Promise<void> {
  const { users, whole } = await countSizes(partition);
  const module = options.findModule(partition.role);
  const work = (await module?.summariseWork?.(partition.id)) ?? new Map<string, never>();
  const homes = await Promise.all(
    [...users.keys()].map(async (key) => {
      const home = await options.directory.findHome(key);
      // An old copy of somebody who has moved away is not what they use here.
      return home?.partitionId === partition.id ? [key] : [];
    }),
  );
  const summaries = homes.flat().map((subject): LoadSummary => {
    const found = work.get(subject);
    return {
      subject,
      ...(users.get(subject) ?? { rows: 0, bytes: 0 }),
      ...(found === undefined ? {} : { work: found }),
    };
  });
  await writeLoadSummaries(options.databases.directory, [
    { subject: partitionSubject(partition.id), ...whole },
    ...summaries,
  ]);
}
