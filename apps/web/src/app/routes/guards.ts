import { redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import type { Role, Viewer } from '#lib/auth/viewer.ts';
import { viewerOptions } from '#lib/auth/viewer.ts';
import { rememberRole } from '#lib/auth/roles.ts';
import { MissingRoleError } from './missing-role-error.ts';

interface GuardInput {
  readonly context: { readonly queryClient: QueryClient };
  readonly location: { readonly href: string };
  readonly preload?: boolean;
}

/** For pages that need a session: others go to sign-in and come back afterwards. */
export async function requireViewer({ context, location }: GuardInput): Promise<Viewer> {
  const viewer = await context.queryClient.query({
    ...viewerOptions(),
    staleTime: 'static',
  });
  if (viewer === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
  return viewer;
}

/** For pages of one role: who does not hold it is told how to get it. */
export function requireRole(role: Role) {
  return async function guard(input: GuardInput): Promise<void> {
    const viewer = await requireViewer(input);
    if (!viewer.roles.includes(role)) throw new MissingRoleError(role);
    if (input.preload !== true) rememberRole(role);
  };
}
