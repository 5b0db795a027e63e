/** What a page of the sandbox must know to talk to the page around it. No secret: its scripts see it. */
export interface FrameToken {
  readonly nonce: string;
  /** Origin of the page around it. */
  readonly app: string;
}

const pattern = /^([\w-]{16,64})\.([\w-]{1,400})$/;

/** As a part of an address. */
export function writeFrameToken({ nonce, app }: FrameToken): string {
  return `${nonce}.${Buffer.from(app).toString('base64url')}`;
}

/** Null for what was not written here, and for pages that are none of ours. */
export function readFrameToken(
  text: string,
  isTrusted: (origin: string) => boolean,
): FrameToken | null {
  const [, nonce, encoded] = pattern.exec(text) ?? [];
  if (nonce === undefined || encoded === undefined) return null;
  const app = Buffer.from(encoded, 'base64url').toString('utf8');
  return isTrusted(app) ? { nonce, app } : null;
}
