import { readCpuSeconds } from './cpu-time.ts';

export type Load = {
  readonly requests: number;
  readonly seconds: number;
  readonly requestsPerSecond: number;
  /** Processor time of one request, in all processes that take part and in this one. */
  readonly cpuMsPerRequest: number;
};

/** One step of a client: what it did, in requests. Zero when it found nothing to do. */
export type Client = () => Promise<number>;

/**
 * A closed loop: every client starts its next step when the last one is answered. Steps that began
 * in time are waited for and counted with the time they took.
 */
export async function runLoad(
  clients: readonly Client[],
  seconds: number,
  pids: readonly number[] = [],
): Promise<Load> {
  const cpuBefore = readCpuSeconds(pids) + ownCpuSeconds();
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  const counts = await Promise.all(
    clients.map(async (client) => {
      let requests = 0;
      while (performance.now() < endsAt) requests += await client();
      return requests;
    }),
  );
  const took = (performance.now() - startedAt) / 1_000;
  const requests = counts.reduce((sum, count) => sum + count, 0);
  const cpuMs = (readCpuSeconds(pids) + ownCpuSeconds() - cpuBefore) * 1_000;
  return {
    requests,
    seconds: took,
    requestsPerSecond: requests / took,
    cpuMsPerRequest: cpuMs / requests,
  };
}

function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}
