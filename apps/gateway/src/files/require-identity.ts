import { ExchangeError } from '@exchange/kernel';
import type { Identity } from '../viewer/identity.ts';

export function requireIdentity(identity: Identity | null): Identity {
  if (identity === null) throw new ExchangeError('UNAUTHENTICATED', 'Sign in, or send an API key.');
  return identity;
}
