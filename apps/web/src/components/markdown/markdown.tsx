import { lazy, Suspense } from 'react';

/** Without a network the code may not come: then the text stands as it was written. */
const MarkdownView = lazy(() =>
  import('./markdown-view.tsx').catch(() => ({ default: PlainText })),
);

/**
 * Text that a user wrote in Markdown. Until the code that reads it is there, the text stands as it
 * was written: it takes about the same room, so that little moves.
 */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <Suspense fallback={<PlainText text={text} />}>
      <MarkdownView text={text} />
    </Suspense>
  );
}

function PlainText({ text }: { readonly text: string }) {
  return (
    <div className="user-text" dir="auto">
      {text}
    </div>
  );
}
