import type { FirstPage } from './first-pages.ts';

/** The page that an address belongs to, with the id in the address; null for all other pages. */
export function findFirstPage(
  pages: readonly FirstPage[],
  pathname: string,
): { readonly page: FirstPage; readonly id: string } | null {
  const parts = pathname.split('/');
  for (const page of pages) {
    const wanted = page.path.split('/');
    const fits =
      wanted.length === parts.length &&
      wanted.every((part, at) => (part === '$' ? parts[at] !== 'new' : part === parts[at]));
    if (fits) return { page, id: decodeURIComponent(parts.at(-1) ?? '') };
  }
  return null;
}
