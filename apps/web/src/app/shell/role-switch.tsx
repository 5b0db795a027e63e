import { Link } from '@tanstack/react-router';
import { roleInfos } from '#lib/auth/roles.ts';
import type { Role, Viewer } from '#lib/auth/viewer.ts';
import classes from './header.module.css';

interface RoleSwitchProps {
  readonly viewer: Viewer;
  readonly role: Role | null;
}

/** The roles that the account holds; with one role there is nothing to switch. */
export function RoleSwitch({ viewer, role }: RoleSwitchProps) {
  const held = roleInfos.filter((info) => viewer.roles.includes(info.role));
  if (held.length < 2) return null;
  return (
    <nav aria-label="Role" className={classes.roles}>
      {held.map((info) => (
        <Link
          key={info.role}
          to={info.home}
          className={classes.role}
          data-current={info.role === role || undefined}
          aria-current={info.role === role ? 'true' : undefined}
        >
          {info.label}
        </Link>
      ))}
    </nav>
  );
}
