import { openLane, type Partition } from '@exchange/partitions';
import {
  openTransferDestination,
  openTransferSource,
  type TransferDestination,
  type TransferLanes,
  type TransferSource,
} from '../../src/index.ts';

/** With its address, as `openTestPartition` gives it. */
export type Reachable<P extends Partition> = P & { readonly url: string };

const lanes = new WeakMap<Partition, TransferLanes>();

/** As nodes open them: connections of their own, which close with the partition. */
export function lanesOf(partition: Reachable<Partition>): TransferLanes {
  const known = lanes.get(partition);
  if (known !== undefined) return known;
  const { id, url, role, clock } = partition;
  const open = () => openLane({ id, url, role, clock });
  const [urgent, bulk] = [open(), open()];
  lanes.set(partition, { urgent, bulk });
  const closePartition = partition.close.bind(partition);
  Object.assign(partition, {
    close: async () => {
      await Promise.all([urgent.close(), bulk.close()]);
      await closePartition();
    },
  });
  return { urgent, bulk };
}

export function sourceOf(partition: Reachable<Partition>): TransferSource {
  return openTransferSource(partition, lanesOf(partition));
}

export function destinationOf(partition: Reachable<Partition>): TransferDestination {
  return openTransferDestination(partition, lanesOf(partition));
}
