import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  validateClusterSearch,
  validateLeasesSearch,
  validatePartitionSearch,
} from '#features/operator/operator-search.ts';
import { validateSupplySearch } from '#features/supply/supply-search.ts';
import { rootRoute } from './root.ts';
import { requireRole } from './guards.ts';

/** What all pages of operators share: spread it into each route. */
export const operator = {
  getParentRoute: () => rootRoute,
  beforeLoad: requireRole('OPERATOR'),
  staticData: { role: 'OPERATOR' as const },
};

/** Pages for people who run the exchange. How to add one: see `requester.ts`. */
export const operatorRoutes = [
  createRoute({
    ...operator,
    path: '/ops',
    validateSearch: validateClusterSearch,
    component: lazyRouteComponent(
      () => import('#features/operator/cluster-page.tsx'),
      'ClusterPage',
    ),
  }),
  createRoute({
    ...operator,
    path: '/ops/partitions',
    validateSearch: validatePartitionSearch,
    component: lazyRouteComponent(
      () => import('#features/operator/partitions-page.tsx'),
      'PartitionsPage',
    ),
  }),
  createRoute({
    ...operator,
    path: '/ops/supply',
    validateSearch: validateSupplySearch,
    component: lazyRouteComponent(() => import('#features/supply/supply-page.tsx'), 'SupplyPage'),
  }),
  createRoute({
    ...operator,
    path: '/ops/leases',
    validateSearch: validateLeasesSearch,
    component: lazyRouteComponent(() => import('#features/operator/leases-page.tsx'), 'LeasesPage'),
  }),
  createRoute({
    ...operator,
    path: '/ops/queues',
    validateSearch: validatePartitionSearch,
    component: lazyRouteComponent(() => import('#features/operator/queues-page.tsx'), 'QueuesPage'),
  }),
  createRoute({
    ...operator,
    path: '/ops/money',
    component: lazyRouteComponent(
      () => import('#features/operator/money-page.tsx'),
      'OperatorMoneyPage',
    ),
  }),
] as const;
