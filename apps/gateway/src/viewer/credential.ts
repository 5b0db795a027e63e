import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a request shows of who it is, before anybody looked it up. */
export type Credential =
  | { readonly kind: 'session'; readonly token: string; readonly cookie: string }
  | { readonly kind: 'key'; readonly keyHash: string };

export interface CredentialReader {
  /** Null when nothing is shown, or when the cookie was not signed by this cluster. */
  (headers: IncomingHttpHeaders): Credential | null;
}

const longestKey = 200;

/** Reads the cookie that better-auth sets (`token.signature`) and `Authorization: Bearer <key>`. */
export function createCredentialReader(cookieName: string, secret: string): CredentialReader {
  const start = `${cookieName}=`;
  return (headers) => {
    const authorization = headers.authorization;
    if (authorization !== undefined) return readKey(authorization);
    const cookie = findCookie(headers.cookie, start);
    return cookie === null ? null : readSession(cookie, secret);
  };
}

/** The form in which the key plugin stores keys. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

function readKey(authorization: string): Credential | null {
  const [, key] = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization) ?? [];
  if (key === undefined || key.length > longestKey) return null;
  return { kind: 'key', keyHash: hashApiKey(key) };
}

function findCookie(header: string | undefined, start: string): string | null {
  if (header === undefined) return null;
  for (const part of header.split(';')) {
    const pair = part.trim();
    if (pair.startsWith(start)) return pair.slice(start.length);
  }
  return null;
}

function readSession(cookie: string, secret: string): Credential | null {
  const text = decode(cookie);
  const dot = text.lastIndexOf('.');
  if (dot < 1) return null;
  const token = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return { kind: 'session', token, cookie };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
