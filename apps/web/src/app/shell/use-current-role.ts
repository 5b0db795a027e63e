import { useMatches } from '@tanstack/react-router';
import { currentRoleOf } from '#lib/auth/roles.ts';
import type { Role, Viewer } from '#lib/auth/viewer.ts';

/** The role whose pages are shown: the page's own, else the one used last. */
export function useCurrentRole(viewer: Viewer): Role | null {
  const ofPage = useMatches({
    select: (matches) => matches.map((match) => match.staticData.role).find(Boolean),
  });
  return ofPage && viewer.roles.includes(ofPage) ? ofPage : currentRoleOf(viewer);
}
