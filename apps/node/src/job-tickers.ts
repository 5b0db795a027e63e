import type { JobDefinition } from '@exchange/cluster';
import { createTicker, withJobLock, type Partition, type Ticker } from '@exchange/partitions';
import { createRequestId, runWithRequestId, type Logger, type Metrics } from '@exchange/service';

/** A ticker per job. Only one process at a time runs a job of a partition. */
export function createJobTickers(
  jobs: readonly JobDefinition[],
  partitions: ReadonlyMap<string, Partition>,
  logger: Logger,
  metrics: Metrics,
): Ticker[] {
  return jobs.map((job) => {
    const partition = partitions.get(job.partitionId);
    if (partition === undefined) {
      throw new Error(
        `The job ${job.name} is for ${job.partitionId}, which this node does not have.`,
      );
    }
    const channels = job.wakeOn ?? [];
    return createTicker({
      name: `${job.partitionId}/${job.name}`,
      everyMs: job.everyMs,
      run: () => runJob(job, partition, metrics),
      onError: (err, name) => {
        logger.error({ err, job: name }, 'a job failed and will run again');
      },
      ...(channels.length === 0
        ? {}
        : { wakeOn: (wake: () => void) => listenToAll(partition, channels, wake) }),
      ...(job.restMs === undefined ? {} : { restMs: job.restMs }),
    });
  });
}

async function runJob(job: JobDefinition, partition: Partition, metrics: Metrics): Promise<number> {
  const from = performance.now();
  let outcome = 'failed';
  try {
    const done = await runWithRequestId(createRequestId(), () =>
      withJobLock(partition, job.name, () => job.run()),
    );
    outcome = done === undefined ? 'elsewhere' : 'done';
    return done ?? 0;
  } finally {
    metrics.jobSeconds.observe({ job: job.name, outcome }, (performance.now() - from) / 1000);
  }
}

async function listenToAll(
  partition: Partition,
  channels: readonly string[],
  wake: () => void,
): Promise<() => Promise<void>> {
  const stops = await Promise.all(
    channels.map((channel) => partition.listen(channel, () => wake())),
  );
  return async () => {
    for (const stop of stops) await stop();
  };
}
