import { Skeleton, Stack } from '@mantine/core';
import { Page } from '#components/page-head/page.tsx';

/** Shown while the code of a page is on its way. */
export function PendingPage() {
  return (
    <Page>
      <Stack gap="md" role="status" aria-label="Loading">
        <Skeleton height={30} width={220} />
        <Skeleton height={18} width="60%" />
        <Skeleton height={220} radius="lg" mt="sm" />
      </Stack>
    </Page>
  );
}
