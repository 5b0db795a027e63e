import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ClusterConfig } from '@exchange/cluster';
import type { Authenticator } from '../viewer/authenticator.ts';
import type { Identity } from '../viewer/identity.ts';
import { checkOrigin } from './check-origin.ts';
import { addressKey } from './client-address.ts';
import type { RateLimiter } from './rate-limiter.ts';

interface IdentifyOptions {
  readonly authenticator: Authenticator;
  readonly limiter: RateLimiter;
  readonly limits: ClusterConfig['gateway']['limits'];
  readonly isTrustedOrigin: (origin: string) => boolean;
}

export interface Identities {
  of(request: FastifyRequest): Identity | null;
}

/**
 * What every request to the API passes, in this order, from cheap to dear: the limit of its address,
 * where it comes from, who it is, the limit of its account.
 */
export function identifyRequests(scope: FastifyInstance, options: IdentifyOptions): Identities {
  const { authenticator, limiter, limits } = options;
  const identities = new WeakMap<FastifyRequest, Identity>();

  function admit(request: FastifyRequest, identity: Identity | null): void {
    if (identity === null) return;
    limiter.count(`account ${identity.viewer.accountId}`, limits.accountRequests);
    identities.set(request, identity);
  }

  scope.addHook('onRequest', (request, _reply, done) => {
    limiter.count(`address ${addressKey(request.ip)}`, limits.addressRequests);
    checkOrigin(request.method, request.headers, options.isTrustedOrigin);
    const found = authenticator.identify(request.headers);
    if (found instanceof Promise) {
      found
        .then((identity) => {
          admit(request, identity);
          done();
        })
        .catch((error: unknown) => {
          done(error as Error);
        });
      return;
    }
    admit(request, found);
    done();
  });
  return { of: (request) => identities.get(request) ?? null };
}
