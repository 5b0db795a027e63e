import { IconStack2 } from '@tabler/icons-react';
import { AllBatches } from '#components/links/all-batches.tsx';
import { Empty } from './empty.tsx';

/** A batch that does not exist, or that this account may not know of. */
export function NoSuchBatch() {
  return (
    <Empty icon={IconStack2} title="There is no such batch" action={<AllBatches />}>
      It may belong to another account.
    </Empty>
  );
}
