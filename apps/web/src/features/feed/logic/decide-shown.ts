import type { FeedEntry } from '../api/get-feed.ts';

/** The rows that are shown. They keep their places until the reader asks for the new ones. */
export interface Shown {
  /** Filters and order that the rows belong to. */
  readonly key: string;
  readonly pageCount: number;
  readonly ids: readonly string[];
  /** The last that is known of each row, also of those that are gone. */
  readonly known: ReadonlyMap<string, FeedEntry>;
  /** Ids in the newest answer. */
  readonly latest: readonly string[];
}

/**
 * What is shown after an answer. Another filter, or nothing shown so far: the answer as it is.
 * More pages: their rows at the end. A refreshed answer: figures change in place, rows stay where
 * they are, and entries that are new wait in `latest`.
 */
export function decideShown(
  before: Shown | null,
  key: string,
  pages: readonly (readonly FeedEntry[])[],
): Shown {
  const latest = unique(pages.flat().map(({ typeId }) => typeId));
  const entries = pages.flat().map((entry) => [entry.typeId, entry] as const);
  if (before === null || before.key !== key || before.ids.length === 0) {
    return { key, pageCount: pages.length, ids: latest, known: new Map(entries), latest };
  }
  const added = pages.slice(before.pageCount).flatMap((page) => page.map(({ typeId }) => typeId));
  return {
    key,
    pageCount: pages.length,
    ids: unique([...before.ids, ...added]),
    known: new Map([...before.known, ...entries]),
    latest,
  };
}

/** Everything as in the newest answer: what a press on "3 new" does. */
export function showLatest(shown: Shown): Shown {
  return { ...shown, ids: shown.latest };
}

/** How many entries wait to be shown. */
export function countNew(shown: Shown): number {
  const ids = new Set(shown.ids);
  return shown.latest.filter((id) => !ids.has(id)).length;
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
