import { ExchangeError } from './errors.ts';
import type { AccountRole, Scope, Viewer } from './viewer.ts';

/** @throws ExchangeError UNAUTHENTICATED */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (viewer !== null) return viewer;
  throw new ExchangeError('UNAUTHENTICATED', 'Sign in, or send an API key.');
}

/** @throws ExchangeError UNAUTHENTICATED, FORBIDDEN */
export function requireScope(viewer: Viewer | null, scope: Scope): Viewer {
  const known = requireViewer(viewer);
  if (known.scopes.includes(scope)) return known;
  throw new ExchangeError('FORBIDDEN', `This needs the scope ${scope}: use a key that has it.`);
}

/** Role first, then scope. @throws ExchangeError UNAUTHENTICATED, FORBIDDEN */
export function requireRole(viewer: Viewer | null, role: AccountRole, scope: Scope): Viewer {
  if (requireViewer(viewer).roles.includes(role)) return requireScope(viewer, scope);
  throw new ExchangeError(
    'FORBIDDEN',
    role === 'operator'
      ? 'This is for the operators of the exchange.'
      : `This is for ${role}s: add the role "${role}" to your account.`,
  );
}
