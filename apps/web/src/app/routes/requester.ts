import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { validateBatchesSearch } from '#features/batches/batches-search.ts';
import { validateNewBatchSearch } from '#features/batches/new-batch-search.ts';
import { validateBudgetSearch } from '#features/budget/budget-search.ts';
import { validateCombinedSearch } from '#features/combined/combined-search.ts';
import { validateQualificationsSearch } from '#features/qualifications/qualifications-search.ts';
import { validateResultsSearch } from '#features/results/results-search.ts';
import { validateReviewSearch } from '#features/review/review-search.ts';
import { validateNewTypeSearch, validateTypesSearch } from '#features/task-types/types-search.ts';
import { askAhead } from './ask-ahead.ts';
import { rootRoute } from './root.ts';
import { requireRole } from './guards.ts';

/** What all pages of requesters share: spread it into each route. */
export const requester = {
  getParentRoute: () => rootRoute,
  beforeLoad: requireRole('REQUESTER'),
  staticData: { role: 'REQUESTER' as const },
};

/**
 * Pages for people who post tasks. To add a page, write its component in its feature folder and
 * add one entry here; its link in `shell/navigation.ts` appears once the route exists:
 *
 *     createRoute({
 *       ...requester,
 *       path: '/batches/$batchId',
 *       validateSearch: validateBatchSearch, // from a small file of its own: it is in the first load
 *       loader: askAhead(() => import('#features/batches/batch-page.tsx')),
    component: lazyRouteComponent(() => import('#features/batches/batch-page.tsx'), 'BatchPage'),
 *     }),
 *
 * In the page: `const { batchId } = useParams({ from: '/batches/$batchId' })` and `useSearch` alike.
 */
export const requesterRoutes = [
  createRoute({
    ...requester,
    path: '/dashboard',
    loader: askAhead(() => import('#features/dashboard/dashboard-page.tsx')),
    component: lazyRouteComponent(
      () => import('#features/dashboard/dashboard-page.tsx'),
      'DashboardPage',
    ),
  }),
  createRoute({
    ...requester,
    path: '/types',
    validateSearch: validateTypesSearch,
    component: lazyRouteComponent(() => import('#features/task-types/types-page.tsx'), 'TypesPage'),
  }),
  createRoute({
    ...requester,
    path: '/types/new',
    validateSearch: validateNewTypeSearch,
    component: lazyRouteComponent(
      () => import('#features/task-types/new-type-page.tsx'),
      'NewTypePage',
    ),
  }),
  createRoute({
    ...requester,
    path: '/types/$typeId',
    component: lazyRouteComponent(() => import('#features/task-types/type-page.tsx'), 'TypePage'),
  }),
  createRoute({
    ...requester,
    path: '/batches',
    validateSearch: validateBatchesSearch,
    component: lazyRouteComponent(
      () => import('#features/batches/batches-page.tsx'),
      'BatchesPage',
    ),
  }),
  createRoute({
    ...requester,
    path: '/batches/new',
    validateSearch: validateNewBatchSearch,
    component: lazyRouteComponent(
      () => import('#features/batches/new-batch-page.tsx'),
      'NewBatchPage',
    ),
  }),
  createRoute({
    ...requester,
    path: '/batches/$batchId',
    component: lazyRouteComponent(() => import('#features/batches/batch-page.tsx'), 'BatchPage'),
  }),
  createRoute({
    ...requester,
    path: '/batches/$batchId/review',
    validateSearch: validateReviewSearch,
    component: lazyRouteComponent(() => import('#features/review/review-page.tsx'), 'ReviewPage'),
  }),
  createRoute({
    ...requester,
    path: '/batches/$batchId/results',
    validateSearch: validateResultsSearch,
    component: lazyRouteComponent(
      () => import('#features/results/results-page.tsx'),
      'ResultsPage',
    ),
  }),
  createRoute({
    ...requester,
    path: '/batches/$batchId/combined',
    validateSearch: validateCombinedSearch,
    component: lazyRouteComponent(
      () => import('#features/combined/combined-page.tsx'),
      'CombinedPage',
    ),
  }),
  createRoute({
    ...requester,
    path: '/qualifications',
    validateSearch: validateQualificationsSearch,
    component: lazyRouteComponent(
      () => import('#features/qualifications/qualifications-page.tsx'),
      'QualificationsPage',
    ),
  }),
  createRoute({
    ...requester,
    path: '/qualifications/$qualificationId',
    component: lazyRouteComponent(
      () => import('#features/qualifications/qualification-page.tsx'),
      'QualificationPage',
    ),
  }),
  createRoute({
    ...requester,
    path: '/files',
    component: lazyRouteComponent(() => import('#features/files/files-page.tsx'), 'FilesPage'),
  }),
  createRoute({
    ...requester,
    path: '/budget',
    validateSearch: validateBudgetSearch,
    component: lazyRouteComponent(() => import('#features/budget/budget-page.tsx'), 'BudgetPage'),
  }),
] as const;
