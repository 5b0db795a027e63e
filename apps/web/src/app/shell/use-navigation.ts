import { useRouter } from '@tanstack/react-router';
import type { NavItem } from './navigation.ts';
import { commonNavigation, navigation } from './navigation.ts';
import type { Role } from '#lib/auth/viewer.ts';

/** The pages that a role can go to. */
export function useNavigation(role: Role | null): {
  readonly items: readonly NavItem[];
  readonly common: readonly NavItem[];
} {
  const router = useRouter();
  const paths: Readonly<Record<string, unknown>> = router.routesByPath;
  const exists = ({ to }: NavItem): boolean => paths[to] !== undefined;
  return {
    items: role === null ? [] : navigation[role].filter(exists),
    common: commonNavigation.filter(exists),
  };
}

/** Whether a page belongs to a link of the navigation; the longest that fits is the current one. */
export function isCurrent(item: NavItem, items: readonly NavItem[], pathname: string): boolean {
  const fits = ({ to }: NavItem): boolean => pathname === to || pathname.startsWith(`${to}/`);
  if (!fits(item)) return false;
  return !items.some((other) => other.to.length > item.to.length && fits(other));
}
