import { Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';

/** Without a network the code may not come: then the text stands as it was written. */
const MarkdownView = lazy(() =>
  import('./markdown-view.tsx').catch(() => ({ default: PlainText })),
);

/** Text that a user wrote in Markdown; the code that reads it is fetched when first needed. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <Suspense fallback={<Lines />}>
      <MarkdownView text={text} />
    </Suspense>
  );
}

function Lines() {
  return (
    <Stack gap={8}>
      <Skeleton height={14} />
      <Skeleton height={14} width="92%" />
      <Skeleton height={14} width="70%" />
    </Stack>
  );
}

function PlainText({ text }: { readonly text: string }) {
  return (
    <div className="user-text" dir="auto">
      {text}
    </div>
  );
}
