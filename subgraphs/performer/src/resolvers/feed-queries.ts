import { outlineOf, templateOf } from '@exchange/interfaces';
import type { PerformerContext } from '../context.ts';
import { requireMe } from '../domain/access.ts';
import type { FeedFilter, FeedSort } from '../domain/feed-entry.ts';
import { explainEntries } from '../domain/feed/explain-entries.ts';
import { findPreview } from '../domain/find-preview.ts';
import { listFeed } from '../domain/list-feed.ts';
import { presentFeedEntry } from './present.ts';

interface FeedArguments {
  readonly first: number;
  readonly after?: string | null;
  readonly filter?:
    | (Omit<FeedFilter, 'requesterKey'> & { readonly requesterId?: string | null })
    | null;
  readonly sort: FeedSort;
}

export const feedQueries = {
  async feed(_: unknown, input: FeedArguments, context: PerformerContext) {
    const me = await requireMe(context, 'performer:read');
    const { requesterId = null, ...filter } = input.filter ?? {};
    const page = await listFeed(me, {
      first: input.first,
      after: input.after ?? null,
      filter: { ...filter, requesterKey: requesterId },
      sort: input.sort,
    });
    const explain = explainEntries(me, page.entries);
    return {
      edges: page.entries.map((entry, index) => ({
        node: presentFeedEntry(me.repository, entry, () => explain(entry)),
        cursor: page.cursors[index],
      })),
      pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.cursors.at(-1) ?? null },
      categories: page.categories,
      totalCount: page.totalCount,
    };
  },

  async preview(_: unknown, { typeId }: { typeId: string }, context: PerformerContext) {
    const me = await requireMe(context, 'performer:read');
    const preview = await findPreview(me, typeId);
    if (preview === null) return null;
    const { entry } = preview;
    const explain = explainEntries(me, [entry]);
    return {
      entry: presentFeedEntry(me.repository, entry, () => explain(entry)),
      instructions: preview.known?.instructions ?? null,
      form: outlineOf(preview.known?.form ?? null),
      template: templateOf(preview.known?.form),
      sampleInput: preview.sampleInput,
    };
  },
};
