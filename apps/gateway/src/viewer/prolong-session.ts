import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '@exchange/kernel';
import type { Queryable } from '@exchange/partitions';
import type { Identities } from '../http/identify-request.ts';
import { prolongSession } from '../store/touch-credential.ts';
import type { CredentialReader } from './credential.ts';
import type { Identity } from './identity.ts';

const dayMs = 24 * 60 * 60 * 1000;

interface ProlongOptions {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly identities: Identities;
  readonly credentials: CredentialReader;
  readonly cookieName: string;
  readonly secure: boolean;
  readonly sessionSeconds: number;
  readonly forget: (accountId: string) => void;
}

/** A session that is used lasts on: once a day its end is moved, with the same cookie. */
export function prolongUsedSessions(scope: FastifyInstance, options: ProlongOptions): void {
  const { clock, identities, sessionSeconds } = options;
  const isDue = (identity: Identity): boolean =>
    identity.kind === 'session' &&
    identity.expiresAt !== null &&
    identity.expiresAt - clock.now().getTime() < sessionSeconds * 1000 - dayMs;

  async function prolong(request: FastifyRequest, reply: FastifyReply, identity: Identity) {
    const cookie = options.credentials.cookieOf(request.headers);
    if (cookie === null) return;
    const now = clock.pinned();
    if (!(await prolongSession(options.database, identity.credentialId, sessionSeconds, now)))
      return;
    options.forget(identity.viewer.accountId);
    const secure = options.secure ? '; Secure' : '';
    reply.header(
      'set-cookie',
      `${options.cookieName}=${cookie}; Max-Age=${String(sessionSeconds)}; Path=/; HttpOnly; SameSite=Lax${secure}`,
    );
  }

  scope.addHook('onRequest', (request, reply, done) => {
    const identity = identities.of(request);
    if (identity === null || !isDue(identity)) {
      done();
      return;
    }
    prolong(request, reply, identity).then(() => {
      done();
    }, done);
  });
}
