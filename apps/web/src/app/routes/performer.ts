import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { validateFeedSearch } from '#features/feed/feed-search.ts';
import { validateHistorySearch } from '#features/earnings/history-search.ts';
import { requireRole } from './guards.ts';
import { rootRoute } from './root.ts';

export const performer = {
  getParentRoute: () => rootRoute,
  beforeLoad: requireRole('PERFORMER'),
  staticData: { role: 'PERFORMER' as const },
};

/** Pages for people who do tasks. How to add one: see `requester.ts`. */
export const performerRoutes = [
  createRoute({
    ...performer,
    path: '/tasks',
    validateSearch: validateFeedSearch,
    component: lazyRouteComponent(() => import('#features/feed/feed-page.tsx'), 'FeedPage'),
  }),
  createRoute({
    ...performer,
    path: '/tasks/$typeId',
    component: lazyRouteComponent(() => import('#features/feed/preview-page.tsx'), 'PreviewPage'),
  }),
  createRoute({
    ...performer,
    path: '/do/$assignmentId',
    staticData: { role: 'PERFORMER', frame: 'focus' },
    component: lazyRouteComponent(
      () => import('#features/workspace/workspace-page.tsx'),
      'WorkspacePage',
    ),
  }),
  createRoute({
    ...performer,
    path: '/queue',
    component: lazyRouteComponent(() => import('#features/queue/queue-page.tsx'), 'QueuePage'),
  }),
  createRoute({
    ...performer,
    path: '/history',
    validateSearch: validateHistorySearch,
    component: lazyRouteComponent(
      () => import('#features/earnings/history-page.tsx'),
      'HistoryPage',
    ),
  }),
  createRoute({
    ...performer,
    path: '/money',
    component: lazyRouteComponent(
      () => import('#features/earnings/earnings-page.tsx'),
      'EarningsPage',
    ),
  }),
  createRoute({
    ...performer,
    path: '/preferences',
    component: lazyRouteComponent(
      () => import('#features/preferences/preferences-page.tsx'),
      'PreferencesPage',
    ),
  }),
] as const;
