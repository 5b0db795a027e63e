import { createSigner, createVerifier } from 'fast-jwt';
import { z } from 'zod';
import { ExchangeError, scopes, type OwnerKey, type Viewer } from '@exchange/kernel';

/** The header in which a gateway hands the viewer to a node. */
export const viewerTokenHeader = 'x-exchange-viewer';

const lifeMs = 60_000;
const audience = 'node';
const issuer = 'gateway';

/** A viewer together with the request it stands in. */
export type RequestViewer = Viewer & {
  readonly requestId: string;
  /** Milliseconds since 1970: work that cannot be answered by then is given up. */
  readonly deadlineAt: number;
};

const ownerKey = z.custom<OwnerKey>((value) => typeof value === 'string' && value.length > 0);

const claimsSchema = z.object({
  accountId: z.string().min(1),
  requester: ownerKey.nullable(),
  performer: ownerKey.nullable(),
  roles: z.array(z.enum(['requester', 'performer', 'operator'])),
  scopes: z.array(z.enum(scopes)),
  requestId: z.string().min(1),
  deadlineAt: z.number(),
});

/** Makes the sign function once: building a signer costs more than signing. */
export function createViewerSigner(secret: string): (viewer: RequestViewer) => string {
  const sign = createSigner({
    key: secret,
    algorithm: 'HS256',
    expiresIn: lifeMs,
    aud: audience,
    iss: issuer,
  });
  return (viewer) => sign({ ...viewer });
}

/** Throws UNAUTHENTICATED for anything but a token that a gateway of this cluster signed lately. */
export function createViewerVerifier(secret: string): (token: string) => RequestViewer {
  const verify = createVerifier({
    key: secret,
    algorithms: ['HS256'],
    allowedAud: audience,
    allowedIss: issuer,
    // A claim that is not there is not compared with what is allowed.
    requiredClaims: ['exp', 'iat', 'aud', 'iss'],
    // A clock that runs a little ahead on another machine must not refuse a fresh token.
    clockTolerance: 5_000,
    // Every request has its own token: remembering them would only cost memory.
    cache: false,
  });
  return (token) => {
    try {
      return claimsSchema.parse(verify(token));
    } catch (cause) {
      throw new ExchangeError('UNAUTHENTICATED', 'This node answers its gateways only.', { cause });
    }
  };
}

export function signViewerToken(viewer: RequestViewer, secret: string): string {
  return createViewerSigner(secret)(viewer);
}

export function verifyViewerToken(token: string, secret: string): RequestViewer {
  return createViewerVerifier(secret)(token);
}
