import { scopes, type AccountRole, type Scope, type Viewer } from '@exchange/kernel';
import type { ViewerRow } from '../store/find-viewer.ts';

/** Roles follow from the account; scopes are all those of its roles, less what a key leaves out. */
export function decideViewer(row: ViewerRow): Viewer {
  const roles: AccountRole[] = [];
  if (row.requester !== null) roles.push('requester');
  if (row.performer !== null) roles.push('performer');
  if (row.isOperator) roles.push('operator');
  const own = scopes.filter((scope) => {
    const area = scope.slice(0, scope.indexOf(':'));
    return area === 'account' || roles.some((role) => role === area);
  });
  const granted = row.permissions === null ? null : parsePermissions(row.permissions);
  return {
    accountId: row.accountId,
    requester: row.requester,
    performer: row.performer,
    roles,
    scopes:
      granted === null
        ? own
        : own.filter((scope) => granted.includes(scope) && scope !== 'account:write'),
  };
}

/** `{"requester":["read"]}` → `['requester:read']`. What cannot be read grants nothing. */
export function parsePermissions(text: string): readonly Scope[] {
  const value: unknown = parseJson(text);
  if (typeof value !== 'object' || value === null) return [];
  return scopes.filter((scope) => {
    const [area = '', action] = scope.split(':');
    const actions: unknown = Object.hasOwn(value, area)
      ? (value as Record<string, unknown>)[area]
      : undefined;
    return Array.isArray(actions) && actions.includes(action);
  });
}

export function writePermissions(granted: readonly Scope[]): Record<string, string[]> {
  const permissions: Record<string, string[]> = {};
  for (const scope of granted) {
    const [area = '', action = ''] = scope.split(':');
    (permissions[area] ??= []).push(action);
  }
  return permissions;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
