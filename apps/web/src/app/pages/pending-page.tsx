import { Skeleton, Stack } from '@mantine/core';
import { Page } from '#components/page-head/page.tsx';

/** Shown while the code of a page is on its way. */
export function PendingPage() {
  return (
    <Page>
      <Stack gap="xs" role="status" aria-label="Loading" data-at-once>
        <Skeleton height={28} width={220} />
        <Skeleton height={16} width="46%" mb="sm" />
        <Skeleton height={76} radius="lg" />
        <Skeleton height={76} radius="lg" />
        <Skeleton height={76} radius="lg" />
      </Stack>
    </Page>
  );
}
