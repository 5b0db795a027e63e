import { createViewerSigner } from '@exchange/service';
import type { Identity } from './identity.ts';

/** A signature serves this long, so that signing is not paid for by every fetch. */
const reuseMs = 20_000;
/** Nodes give up work past the signed deadline: it covers the last request that reuses the token. */
const longestRequestMs = 30_000;

/** Signs who asks for nodes. The id of a request travels beside it, in a header of its own. */
export function createViewerTokens(secret: string): (identity: Identity) => string {
  const sign = createViewerSigner(secret);
  return (identity) => {
    const now = Date.now();
    if (identity.signed !== null && identity.signed.until > now) return identity.signed.token;
    const token = sign({
      ...identity.viewer,
      requestId: identity.credentialId,
      deadlineAt: now + reuseMs + longestRequestMs,
    });
    identity.signed = { token, until: now + reuseMs };
    return token;
  };
}
