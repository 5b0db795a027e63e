import { Button, Center, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';

interface LoadMoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly fetchNextPage: () => unknown;
  };
  /** What the list holds, in the plural: `tasks`. */
  readonly noun: string;
}

/** The end of an infinite list: fetches more when it comes into view, and on a press. */
export function LoadMore({ query, noun }: LoadMoreProps) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const target = end.current;
    if (!target || !hasNextPage || isFetchingNextPage || isFetchNextPageError) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: '400px' },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  if (!hasNextPage) return null;
  return (
    <Center ref={end} mt="md" style={{ flexDirection: 'column', gap: 8 }}>
      {isFetchNextPageError && (
        <Text size="sm" c="dimmed">
          More {noun} could not be fetched.
        </Text>
      )}
      <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        More {noun}
      </Button>
    </Center>
  );
}
