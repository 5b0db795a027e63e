import type { FirstPage } from './first-pages.ts';

/**
 * What is drawn until the page stands. Most pages have the bars around them; who was never here in a
 * role is asked to sign in, which has none.
 */
export function chooseShell(page: FirstPage | undefined, wasHere: boolean): FirstPage['shell'] {
  return page?.shell ?? (wasHere ? 'list' : 'bare');
}
