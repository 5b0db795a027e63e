import { Menu, useMantineColorScheme } from '@mantine/core';
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
import { useSignOut } from '#lib/auth/use-sign-out.ts';
import { showShortcuts } from './shortcuts-dialog-state.ts';

const schemes: readonly { scheme: MantineColorScheme; label: string; icon: typeof IconSun }[] = [
  { scheme: 'light', label: 'Light', icon: IconSun },
  { scheme: 'dark', label: 'Dark', icon: IconMoon },
  { scheme: 'auto', label: 'As the system', icon: IconDeviceDesktop },
];

/** What belongs to an account rather than to a page. */
export default function AccountMenuItems({ viewer }: { readonly viewer: Viewer }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const canAddRole = !viewer.roles.includes('PERFORMER') || !viewer.roles.includes('REQUESTER');

  return (
    <>
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
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
        Sign out
      </Menu.Item>
    </>
  );
}
