import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { validateProposalsSearch } from '#features/proposals/proposals-search.ts';
import { validateSettingsSearch } from '#features/settings/settings-search.ts';
import { validateMovesSearch } from '#features/moves/moves-search.ts';
import {
  validateAuditSearch,
  validateClusterSearch,
  validateFindSearch,
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
    path: '/ops/moves',
    validateSearch: validateMovesSearch,
    component: lazyRouteComponent(() => import('#features/moves/moves-page.tsx'), 'MovesPage'),
  }),
  createRoute({
    ...operator,
    path: '/ops/moves/$moveId',
    component: lazyRouteComponent(() => import('#features/moves/move-page.tsx'), 'MovePage'),
  }),
  createRoute({
    ...operator,
    path: '/ops/proposals',
    validateSearch: validateProposalsSearch,
    component: lazyRouteComponent(
      () => import('#features/proposals/proposals-page.tsx'),
      'ProposalsPage',
    ),
  }),
  createRoute({
    ...operator,
    path: '/ops/find',
    validateSearch: validateFindSearch,
    component: lazyRouteComponent(() => import('#features/follow/find-page.tsx'), 'FindPage'),
  }),
  createRoute({
    ...operator,
    path: '/ops/settings',
    validateSearch: validateSettingsSearch,
    component: lazyRouteComponent(
      () => import('#features/settings/settings-page.tsx'),
      'ClusterSettingsPage',
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
    path: '/ops/audit',
    validateSearch: validateAuditSearch,
    component: lazyRouteComponent(() => import('#features/operator/audit-page.tsx'), 'AuditPage'),
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
