import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSun,
  IconUserPlus,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Viewer } from '#lib/auth/viewer.ts';
import { showShortcuts } from './shortcuts-dialog-state.ts';
import { useSignOut } from '#lib/auth/use-sign-out.ts';
import classes from './header.module.css';

const schemes: readonly { scheme: MantineColorScheme; label: string; icon: typeof IconSun }[] = [
  { scheme: 'light', label: 'Light', icon: IconSun },
  { scheme: 'dark', label: 'Dark', icon: IconMoon },
  { scheme: 'auto', label: 'As the system', icon: IconDeviceDesktop },
];

/** Drawn by the style sheet: the button's name is its label, not these letters. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

/** Who is signed in, and what belongs to them rather than to a page. */
export function AccountMenu({ viewer }: { readonly viewer: Viewer }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const canAddRole = !viewer.roles.includes('PERFORMER') || !viewer.roles.includes('REQUESTER');
  return (
    <Menu width={232}>
      <Menu.Target>
        <UnstyledButton
          aria-label={`Account menu of ${viewer.name}`}
          style={{ borderRadius: '50%', padding: 6 }}
        >
          <Avatar color="pine" size={32} radius="xl" aria-hidden>
            <span className={classes.initials} data-initials={initialsOf(viewer.name)} />
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{viewer.email}</bdi>
        </Menu.Label>
        <Menu.Item
          component={Link}
          to="/account"
          leftSection={<IconSettings size={16} aria-hidden />}
        >
          Settings
        </Menu.Item>
        {canAddRole && (
          <Menu.Item
            component={Link}
            to="/welcome"
            leftSection={<IconUserPlus size={16} aria-hidden />}
          >
            Add a role
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconKeyboard size={16} aria-hidden />}
          onClick={() => showShortcuts.set(true)}
        >
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Theme</Menu.Label>
        {schemes.map(({ scheme, label, icon: SchemeIcon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<SchemeIcon size={16} aria-hidden />}
            rightSection={colorScheme === scheme ? '✓' : undefined}
            aria-current={colorScheme === scheme}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => void signOut()}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
