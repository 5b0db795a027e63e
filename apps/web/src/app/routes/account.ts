import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { validateSignInSearch } from '#features/account/sign-in-search.ts';
import { homeOf } from '#lib/auth/roles.ts';
import { requireViewer } from './guards.ts';
import { rootRoute } from './root.ts';

const open = { getParentRoute: () => rootRoute, staticData: { frame: 'bare' as const } };

/** Pages of the account itself, whatever its roles. */
export const accountRoutes = [
  createRoute({
    ...open,
    path: '/',
    beforeLoad: async (input) => {
      const viewer = await requireViewer(input);
      throw redirect({ to: homeOf(viewer), replace: true });
    },
  }),
  createRoute({
    ...open,
    path: '/sign-in',
    validateSearch: validateSignInSearch,
    component: lazyRouteComponent(() => import('#features/account/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    ...open,
    path: '/sign-up',
    validateSearch: validateSignInSearch,
    component: lazyRouteComponent(() => import('#features/account/sign-up-page.tsx'), 'SignUpPage'),
  }),
  createRoute({
    ...open,
    path: '/welcome',
    beforeLoad: async (input) => {
      await requireViewer(input);
    },
    component: lazyRouteComponent(
      () => import('#features/account/welcome-page.tsx'),
      'WelcomePage',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/account',
    beforeLoad: async (input) => {
      await requireViewer(input);
    },
    component: lazyRouteComponent(
      () => import('#features/account/account-page.tsx'),
      'AccountPage',
    ),
  }),
] as const;
