import { Group } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Role, Viewer } from '#lib/auth/viewer.ts';
import { homeOf } from '#lib/auth/roles.ts';
import { Logo } from '#components/logo/logo.tsx';
import { formatKeys } from '#lib/shortcuts/format-keys.ts';
import { showPalette } from '../palette/palette-state.ts';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionMark } from './connection-mark.tsx';
import { PerformerStatus } from './performer-status.tsx';
import { RequesterStatus } from './requester-status.tsx';
import { RoleSwitch } from './role-switch.tsx';
import classes from './header.module.css';

interface HeaderProps {
  readonly viewer: Viewer;
  readonly role: Role | null;
}

/** The bar on top: where one is, what one holds, what one has. */
export function Header({ viewer, role }: HeaderProps) {
  return (
    <div className={classes.bar}>
      <Group gap="md" wrap="nowrap">
        <Link to={homeOf(viewer)} className={classes.logo} aria-label="Task Exchange, start page">
          <Logo />
        </Link>
        <RoleSwitch viewer={viewer} role={role} />
      </Group>
      <Group gap="xs" wrap="nowrap">
        <button
          type="button"
          className={`${classes.chip} ${classes.find}`}
          aria-label="Find anything"
          data-tip={`Find anything: ${formatKeys('mod+k').join(' ')}`}
          onClick={() => showPalette.set(true)}
        >
          <IconSearch size={18} aria-hidden />
        </button>
        <ConnectionMark />
        {role === 'PERFORMER' && <PerformerStatus />}
        {role === 'REQUESTER' && <RequesterStatus />}
        <AccountMenu viewer={viewer} />
      </Group>
    </div>
  );
}
