import type { QueryClient } from '@tanstack/react-query';

interface LoaderInput<Params> {
  readonly context: { readonly queryClient: QueryClient };
  readonly location: { readonly search: Record<string, unknown> };
  readonly params: Params;
}

interface PageModule<Params> {
  readonly askAhead: (
    client: QueryClient,
    input: { readonly params: Params; readonly search: Record<string, unknown> },
  ) => Promise<unknown>;
}

const longestWaitMs = 1_500;
let isFirstPage = true;

/** From now on pages show their own skeletons while their data are on the way. */
export function firstPageStands(): void {
  isFirstPage = false;
}

/**
 * A route's loader that asks for the page's data beside its code. The first page waits a moment for
 * them, so that it is drawn once and whole; later ones are shown at once.
 */
export function askAhead<Params>(load: () => Promise<PageModule<Params>>) {
  return function loader({
    context,
    location,
    params,
  }: LoaderInput<Params>): Promise<unknown> | undefined {
    const asked = load()
      .then((page) => page.askAhead(context.queryClient, { params, search: location.search }))
      // The page asks again and says what is wrong.
      .catch(() => undefined);
    if (!isFirstPage) return undefined;
    const waited = new Promise<void>((done) => setTimeout(done, longestWaitMs));
    return Promise.race([asked, waited]);
  };
}
