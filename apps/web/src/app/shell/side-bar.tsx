import { Link, useLocation } from '@tanstack/react-router';
import type { Role } from '#lib/auth/viewer.ts';
import type { NavItem } from './navigation.ts';
import { isCurrent, navigationOf } from './navigation-of.ts';
import classes from './side-bar.module.css';

/** The pages of the current role. */
export function SideBar({ role }: { readonly role: Role | null }) {
  const { items, common } = navigationOf(role);
  return (
    <nav aria-label="Pages" className={classes.bar}>
      <ul className={classes.list}>
        {items.map((item) => (
          <SideLink key={item.to} item={item} items={items} />
        ))}
      </ul>
      <ul className={classes.list}>
        {common.map((item) => (
          <SideLink key={item.to} item={item} items={common} />
        ))}
      </ul>
    </nav>
  );
}

interface SideLinkProps {
  readonly item: NavItem;
  readonly items: readonly NavItem[];
}

function SideLink({ item, items }: SideLinkProps) {
  const { pathname } = useLocation();
  const current = isCurrent(item, items, pathname);
  const ItemIcon = item.icon;
  return (
    <li>
      <Link
        to={item.to}
        className={classes.link}
        title={item.label}
        data-current={current || undefined}
        aria-current={current ? 'page' : undefined}
      >
        <ItemIcon size={19} stroke={1.7} aria-hidden />
        <span className={classes.label}>{item.label}</span>
      </Link>
    </li>
  );
}
