import type { Role, Viewer } from './viewer.ts';

interface RoleInfo {
  readonly role: Role;
  readonly label: string;
  readonly home: string;
}

/** What each role is called in the page and where it begins. */
export const roleInfos: readonly RoleInfo[] = [
  { role: 'PERFORMER', label: 'Work', home: '/tasks' },
  { role: 'REQUESTER', label: 'Post', home: '/dashboard' },
  { role: 'OPERATOR', label: 'Operate', home: '/ops' },
];

const storageKey = 'exchange-role';

/** Whether somebody worked here in a role: who did not is asked to sign in first. */
export function hasRoleStored(): boolean {
  return localStorage.getItem(storageKey) !== null;
}

/** The role used last on this device, if the account still holds it. */
export function currentRoleOf(viewer: Viewer): Role | null {
  const stored = localStorage.getItem(storageKey);
  const known = roleInfos.filter(({ role }) => viewer.roles.includes(role));
  return (known.find(({ role }) => role === stored) ?? known[0])?.role ?? null;
}

/** Remembers the role on this device. */
export function rememberRole(role: Role): void {
  localStorage.setItem(storageKey, role);
}

/** Where somebody begins: their role's first page, or the choice of roles. */
export function homeOf(viewer: Viewer): string {
  const role = currentRoleOf(viewer);
  return roleInfos.find((info) => info.role === role)?.home ?? '/welcome';
}
