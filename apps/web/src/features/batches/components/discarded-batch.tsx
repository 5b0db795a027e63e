import { IconTrash } from '@tabler/icons-react';
import { AllBatches } from '#components/links/all-batches.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';

/** A draft that was thrown away, for who still has its address. */
export function DiscardedBatch({ name }: { readonly name: string }) {
  return (
    <Page>
      <PageHead title={name} />
      <Empty icon={IconTrash} title="This draft was discarded" action={<AllBatches />}>
        Nothing was published and no money was reserved.
      </Empty>
    </Page>
  );
}
