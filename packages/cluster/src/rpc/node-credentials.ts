import { signNodeToken } from '@exchange/service';

export interface NodeCredentials {
  /** Who calls: a node's id, or `gateway`. */
  readonly nodeId: string;
  /** `secrets.nodeToNode` of the cluster configuration. */
  readonly secret: string;
}

/** Half the life of a token: signing for each call would cost more than the call's own headers. */
const reuseMs = 30_000;

/** Tokens by audience, made again in time. */
export function createTokenSource(credentials: NodeCredentials): (audience: string) => string {
  const tokens = new Map<string, { readonly token: string; readonly untilMs: number }>();
  return (audience) => {
    const known = tokens.get(audience);
    if (known !== undefined && performance.now() < known.untilMs) return known.token;
    const token = signNodeToken({ issuer: credentials.nodeId, audience }, credentials.secret);
    tokens.set(audience, { token, untilMs: performance.now() + reuseMs });
    return token;
  };
}
