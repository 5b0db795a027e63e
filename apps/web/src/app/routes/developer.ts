import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root.ts';
import { requireViewer } from './guards.ts';

/** What all pages for developers share: spread it into each route. They need no certain role. */
export const developer = {
  getParentRoute: () => rootRoute,
  beforeLoad: async (input: Parameters<typeof requireViewer>[0]): Promise<void> => {
    await requireViewer(input);
  },
};

/** Pages for people who write programs against the API. How to add one: see `requester.ts`. */
export const developerRoutes = [
  createRoute({
    ...developer,
    path: '/dev',
    component: lazyRouteComponent(
      () => import('#features/developers/developers-page.tsx'),
      'DevelopersPage',
    ),
  }),
  createRoute({
    ...developer,
    path: '/dev/explorer',
    component: lazyRouteComponent(
      () => import('#features/developers/explorer-page.tsx'),
      'ExplorerPage',
    ),
  }),
] as const;
