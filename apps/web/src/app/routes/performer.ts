import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { validateFeedSearch } from '#features/feed/feed-search.ts';
import { validateHistorySearch } from '#features/earnings/history-search.ts';
import { requireRole } from './guards.ts';
import { askAhead } from './ask-ahead.ts';
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
    loader: askAhead(() => import('#features/feed/feed-page.tsx')),
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
    loader: askAhead(() => import('#features/workspace/workspace-page.tsx')),
    component: lazyRouteComponent(
      () => import('#features/workspace/workspace-page.tsx'),
      'WorkspacePage',
    ),
  }),
  createRoute({
    ...performer,
    path: '/queue',
    loader: askAhead(() => import('#features/queue/queue-page.tsx')),
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
    path: '/standing',
    component: lazyRouteComponent(
      () => import('#features/standing/standing-page.tsx'),
      'StandingPage',
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
