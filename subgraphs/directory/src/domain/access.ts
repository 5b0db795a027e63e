import { ExchangeError, requireRole, requireScope, type Viewer } from '@exchange/kernel';

/** Operators only, whatever a scope says. */
export function requireOperator(
  viewer: Viewer | null,
  scope: 'operator:read' | 'operator:write',
): Viewer {
  return requireRole(viewer, 'operator', scope);
}

/** Keys can never have this scope, so only a session comes through. */
export function requireSession(viewer: Viewer | null): Viewer {
  if (viewer !== null && !viewer.scopes.includes('account:write')) {
    throw new ExchangeError('FORBIDDEN', 'This needs a session: an API key cannot do it.');
  }
  return requireScope(viewer, 'account:write');
}
