import type { Queryable, Statement } from '@exchange/partitions';
import type { MeasuredLoad } from './types.ts';

/** What one partition uses as a whole: its users, other nodes and its own jobs. */
export interface PartitionLoad extends MeasuredLoad {
  readonly partitionId: string;
  readonly connections: number;
  /** Processor time by hour of the week, in milliseconds; empty when none was measured. */
  readonly hours: readonly number[];
  readonly measuredAt: Date | null;
}

const readStatement: Statement = {
  name: 'load-read-partitions',
  text: `
    select substr(l.subject, 11) as "partitionId", l.rows, l.bytes, l.connections, l.hours,
           l.measured_at as "measuredAt",
           coalesce(l.requests / nullif(l.collected_hours, 0), 0) as "requests",
           coalesce(l.cpu_ms / nullif(l.collected_hours, 0), 0) as "cpuMs",
           coalesce(l.handling_ms / nullif(l.collected_hours, 0), 0) / 3600000 as "inHand"
      from measured_loads l
     where l.subject like 'partition:%'
     order by l.subject`,
};

export function readPartitionLoads(directory: Queryable): Promise<PartitionLoad[]> {
  return directory.query<PartitionLoad>(readStatement);
}
