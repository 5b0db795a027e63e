import { IconUser } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import type { Role } from '#lib/auth/viewer.ts';
import type { NavItem } from './navigation.ts';
import { isCurrent, navigationOf } from './navigation-of.ts';
import classes from './bottom-bar.module.css';

const me: NavItem = { to: '/account', label: 'Account', short: 'Me', key: 'a', icon: IconUser };

/** The main pages within thumb's reach, on a phone. */
export function BottomBar({ role }: { readonly role: Role | null }) {
  const { items } = navigationOf(role);
  const { pathname } = useLocation();
  const shown = [...items.filter((item) => item.short !== undefined), me];
  return (
    <nav aria-label="Main pages" className={classes.bar}>
      {shown.map((item) => {
        // Pages that are not in the bar are nobody's: the longest that fits of all counts.
        const current = isCurrent(item, [...items, me], pathname);
        const ItemIcon = item.icon;
        return (
          <Link
            key={item.to}
            to={item.to}
            className={classes.link}
            data-current={current || undefined}
            aria-current={current ? 'page' : undefined}
          >
            <ItemIcon size={22} stroke={1.7} aria-hidden />
            {item.short}
          </Link>
        );
      })}
    </nav>
  );
}
