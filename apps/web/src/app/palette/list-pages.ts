import { roleInfos } from '#lib/auth/roles.ts';
import type { Role, Viewer } from '#lib/auth/viewer.ts';
import { navigationOf } from '../shell/navigation-of.ts';

interface PalettePage {
  readonly to: string;
  readonly label: string;
  /** Pressed after `g`; pages that are not in the left bar have none. */
  readonly key?: string;
}

const more: Readonly<Record<Role, readonly PalettePage[]>> = {
  PERFORMER: [],
  REQUESTER: [
    { to: '/batches/new', label: 'New batch' },
    { to: '/types/new', label: 'New task type' },
  ],
  OPERATOR: [],
};

/** Pages of the role that is worn, of everybody, and the first pages of the other roles. */
export function listPages(viewer: Viewer, role: Role | null): readonly PalettePage[] {
  const { items, common } = navigationOf(role);
  const others = roleInfos.filter((info) => info.role !== role && viewer.roles.includes(info.role));
  return [
    ...items,
    ...(role === null ? [] : more[role]),
    ...common,
    { to: '/dev/explorer', label: 'GraphQL explorer' },
    { to: '/account', label: 'Settings' },
    ...others.map(({ home, label }) => ({ to: home, label: `Switch to: ${label}` })),
  ];
}
