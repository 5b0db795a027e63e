interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** The nodes of all pages of an infinite query, in order, each once. */
export function flattenPages<Node>(
  pages: readonly Connection<Node>[],
  keyOf: (node: Node) => string,
): Node[] {
  const byKey = new Map<string, Node>();
  for (const page of pages) {
    for (const { node } of page.edges) byKey.set(keyOf(node), node);
  }
  return [...byKey.values()];
}

/** Where the next page begins: for `getNextPageParam`. */
export function nextCursor<Page extends Pick<Connection<unknown>, 'pageInfo'>>(
  page: Page,
): string | undefined {
  return page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
}
