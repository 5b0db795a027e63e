import { createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { isUnauthenticated } from '#lib/graphql/request-error.ts';
import { queryClient } from '#lib/query-client.ts';
import { viewerOptions } from '#lib/auth/viewer.ts';
import { ErrorPage } from './pages/error-page.tsx';
import { PendingPage } from './pages/pending-page.tsx';
import { accountRoutes } from './routes/account.ts';
import { developerRoutes } from './routes/developer.ts';
import { operatorRoutes } from './routes/operator.ts';
import { performerRoutes } from './routes/performer.ts';
import { requesterRoutes } from './routes/requester.ts';
import { rootRoute } from './routes/root.ts';

const routeTree = rootRoute.addChildren([
  ...accountRoutes,
  ...performerRoutes,
  ...requesterRoutes,
  ...operatorRoutes,
  ...developerRoutes,
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  defaultPendingMinMs: 200,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: lazyRouteComponent(
    () => import('./pages/not-found-page.tsx'),
    'NotFoundPage',
  ),
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// The code of the first page comes beside the answer to who is signed in, not after it.
const [firstRoutes] = router.getMatchedRoutes(location.pathname);
for (const route of firstRoutes) {
  // What fails here is asked for again, and reported, when the page is shown.
  router.loadRouteChunk(route)?.catch(() => undefined);
}

// A session can end while a page is open: any request may be the one that finds out.
queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'error') return;
  if (!isUnauthenticated(event.action.error)) return;
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in' || pathname === '/sign-up') return;
  queryClient.setQueryData(viewerOptions().queryKey, null);
  void router.navigate({ to: '/sign-in', search: { next: href, ended: true } });
});
