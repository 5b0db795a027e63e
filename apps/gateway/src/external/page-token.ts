import { randomUUID } from 'node:crypto';
import type { Clock } from '@exchange/kernel';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { KeyRing } from './key-ring.ts';
import type { Seal } from './seal.ts';

/** Work in hand, as the page that it is done on may know it, and as the exchange does. */
export interface PageTask {
  readonly accountId: string;
  readonly assignmentId: string;
  /** Origin of the page. */
  readonly audience: string;
  /** The names that say nothing about the performer elsewhere. */
  readonly names: {
    readonly assignmentId: string;
    readonly hitId: string;
    readonly workerId: string;
  };
  readonly deadlineAt: Date;
}

export interface PageTokens {
  write(task: PageTask): Promise<string>;
  /** Null for what was not signed here, was changed, or is over. */
  read(token: string): Promise<PageTask | null>;
}

const type = 'task+jwt';
/** So that a page still learns that it is late. */
const graceMs = 10 * 60_000;
const longest = 3_000;

/**
 * Tokens by which a page knows that somebody really was sent to it, and by which it may hand in. They
 * are bound to one assignment and end soon after its deadline. What only the exchange may know of it,
 * such as whose it is, is sealed.
 */
export function createPageTokens(options: {
  readonly ring: KeyRing;
  readonly seal: Seal;
  /** Address of the exchange. */
  readonly issuer: string;
  readonly clock: Clock;
}): PageTokens {
  const { ring, seal, issuer, clock } = options;
  return {
    async write({ accountId, assignmentId, audience, names, deadlineAt }) {
      const { id, key } = await ring.current();
      const now = Math.floor(clock.now().getTime() / 1_000);
      const claims = {
        assignmentId: names.assignmentId,
        hitId: names.hitId,
        deadline: Math.floor(deadlineAt.getTime() / 1_000),
        seal: seal.close(JSON.stringify([accountId, assignmentId])),
      };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', kid: id, typ: type })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(names.workerId)
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(Math.floor((deadlineAt.getTime() + graceMs) / 1_000))
        .sign(key);
    },
    async read(token) {
      if (token.length > longest) return null;
      try {
        const { payload } = await jwtVerify(
          token,
          async ({ kid }) => {
            const key = kid === undefined ? null : await ring.find(kid);
            if (key === null) throw new errors.JWKSNoMatchingKey();
            return key;
          },
          { issuer, typ: type, algorithms: ['EdDSA'], currentDate: clock.now() },
        );
        const opened = typeof payload['seal'] === 'string' ? seal.open(payload['seal']) : null;
        if (opened === null) return null;
        const [accountId, assignmentId] = JSON.parse(opened) as [string, string];
        return {
          accountId,
          assignmentId,
          audience: String(payload.aud),
          names: {
            assignmentId: String(payload['assignmentId']),
            hitId: String(payload['hitId']),
            workerId: String(payload.sub),
          },
          deadlineAt: new Date(Number(payload['deadline']) * 1_000),
        };
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}
