import type { LoadSample } from '@exchange/cluster';

/** Users counted one by one between two flushes; beyond them only their partition is. */
const mostUsers = 50_000;

interface Count {
  requests: number;
  handlingMs: number;
}

export interface LoadMeter {
  /** Something was handled for these users, or for the partition alone when there are none. */
  note(users: readonly string[], handlingMs: number): void;
  /** What was counted since the last time, as samples; `homeOf` says which partition each user is on. */
  take(homeOf: (user: string) => Promise<string | null>): Promise<LoadSample[]>;
}

export interface LoadMeterOptions {
  /** Processor time of this process so far, in milliseconds. */
  readonly cpuMs: () => number;
  readonly mostUsers?: number;
  readonly partitionSubject: (partitionId: string) => string;
}

/**
 * Counts in memory. Processor time is not measured by request: what the process used is divided by the
 * time that handling took, of which waiting for the database is a like part for everybody.
 */
export function createLoadMeter(options: LoadMeterOptions): LoadMeter {
  let counts = new Map<string, Count>();
  let cpuBefore = options.cpuMs();
  const most = options.mostUsers ?? mostUsers;

  function add(subject: string, handlingMs: number, requests: number): void {
    const count = counts.get(subject);
    if (count !== undefined) {
      count.requests += requests;
      count.handlingMs += handlingMs;
    } else if (counts.size < most) {
      counts.set(subject, { requests, handlingMs });
    }
  }

  return {
    note(users, handlingMs) {
      for (const user of users) add(user, handlingMs / users.length, 1 / users.length);
    },
    async take(homeOf) {
      const counted = counts;
      counts = new Map();
      const cpuNow = options.cpuMs();
      const used = cpuNow - cpuBefore;
      cpuBefore = cpuNow;
      const handled = [...counted.values()].reduce((sum, { handlingMs }) => sum + handlingMs, 0);
      // Jobs use processor time too, and are nobody's: nobody is charged more than they took.
      const cpuShare = handled > 0 ? Math.min(1, used / handled) : 0;
      const partitions = new Map<string, Count>();
      const samples: LoadSample[] = [];
      for (const [subject, { requests, handlingMs }] of counted) {
        const home = await homeOf(subject);
        if (home === null) continue;
        const partition = options.partitionSubject(home);
        const whole = partitions.get(partition) ?? { requests: 0, handlingMs: 0 };
        partitions.set(partition, whole);
        whole.requests += requests;
        whole.handlingMs += handlingMs;
        if (subject === home) continue;
        samples.push({ subject, requests, handlingMs, cpuMs: handlingMs * cpuShare });
      }
      for (const [subject, { requests, handlingMs }] of partitions) {
        samples.push({ subject, requests, handlingMs, cpuMs: handlingMs * cpuShare });
      }
      return samples;
    },
  };
}
