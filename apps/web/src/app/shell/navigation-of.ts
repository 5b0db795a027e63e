import type { NavItem } from './navigation.ts';
import { commonNavigation, navigation } from './navigation.ts';
import type { Role } from '#lib/auth/viewer.ts';

const nothing: readonly NavItem[] = [];

/** The pages that a role can go to. */
export function navigationOf(role: Role | null): {
  readonly items: readonly NavItem[];
  readonly common: readonly NavItem[];
} {
  return { items: role === null ? nothing : navigation[role], common: commonNavigation };
}

/** Whether a page belongs to a link of the navigation; the longest that fits is the current one. */
export function isCurrent(item: NavItem, items: readonly NavItem[], pathname: string): boolean {
  const fits = ({ to }: NavItem): boolean => pathname === to || pathname.startsWith(`${to}/`);
  if (!fits(item)) return false;
  return !items.some((other) => other.to.length > item.to.length && fits(other));
}
