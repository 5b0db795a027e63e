import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { RootLayout } from '../shell/root-layout.tsx';
import type { Role } from '#lib/auth/viewer.ts';

export interface RouterContext {
  readonly queryClient: QueryClient;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Role whose navigation the page belongs to. */
    role?: Role;
    /** `bare`: no bars around it; `focus`: header only, for work that should not be disturbed. */
    frame?: 'bare' | 'focus';
  }
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: RootLayout });
