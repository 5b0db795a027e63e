import { ExchangeError, type Scope, type Viewer } from '@exchange/kernel';

/** @throws ExchangeError UNAUTHENTICATED, FORBIDDEN */
export function requireScope(viewer: Viewer | null, scope: Scope): Viewer {
  if (viewer === null) {
    throw new ExchangeError('UNAUTHENTICATED', 'Sign in, or send an API key.');
  }
  if (!viewer.scopes.includes(scope)) {
    throw new ExchangeError('FORBIDDEN', `This needs the scope ${scope}.`);
  }
  return viewer;
}

/** Operators only, whatever a scope says. */
export function requireOperator(
  viewer: Viewer | null,
  scope: 'operator:read' | 'operator:write',
): Viewer {
  if (viewer !== null && !viewer.roles.includes('operator')) {
    throw new ExchangeError('FORBIDDEN', 'This is for the operators of the exchange.');
  }
  return requireScope(viewer, scope);
}

/** Keys can never have this scope, so only a session comes through. */
export function requireSession(viewer: Viewer | null): Viewer {
  if (viewer !== null && !viewer.scopes.includes('account:write')) {
    throw new ExchangeError('FORBIDDEN', 'This needs a session: an API key cannot do it.');
  }
  return requireScope(viewer, 'account:write');
}
