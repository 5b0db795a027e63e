import { createSigner, createVerifier } from 'fast-jwt';
import { z } from 'zod';
import { ExchangeError } from '@exchange/kernel';

/** The header in which a node or gateway shows another node who it is. */
export const nodeTokenHeader = 'x-exchange-node';

const lifeMs = 60_000;

export type NodeIdentity = {
  /** The node or gateway that calls. */
  readonly issuer: string;
  /** The node that is called: a token for one node is worth nothing at another. */
  readonly audience: string;
};

const claimsSchema = z.object({ iss: z.string().min(1), aud: z.string().min(1) });

export function signNodeToken(identity: NodeIdentity, secret: string): string {
  const sign = createSigner({
    key: secret,
    algorithm: 'HS256',
    expiresIn: lifeMs,
    iss: identity.issuer,
    aud: identity.audience,
  });
  return sign({});
}

/** Throws UNAUTHENTICATED unless the token is fresh, signed by this cluster, and meant for `audience`. */
export function verifyNodeToken(token: string, audience: string, secret: string): NodeIdentity {
  try {
    const verify = createVerifier({
      key: secret,
      algorithms: ['HS256'],
      allowedAud: audience,
      requiredClaims: ['exp', 'iat', 'iss', 'aud'],
      clockTolerance: 5_000,
      cache: false,
    });
    const claims = claimsSchema.parse(verify(token));
    return { issuer: claims.iss, audience: claims.aud };
  } catch (cause) {
    throw new ExchangeError('UNAUTHENTICATED', 'This node answers nodes of its cluster only.', {
      cause,
    });
  }
}
