import { Skeleton, Stack } from '@mantine/core';

interface RowSkeletonsProps {
  readonly rows?: number;
  /** Height of the rows that will stand there, so that nothing moves when they come. */
  readonly height: number;
}

/** The shape of a list that is on its way. */
export function RowSkeletons({ rows = 6, height }: RowSkeletonsProps) {
  return (
    <Stack gap="xs" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height} radius="lg" />
      ))}
    </Stack>
  );
}
