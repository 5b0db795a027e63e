import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a request shows of who it is, before anybody looked it up. */
export interface Credential {
  readonly kind: 'session' | 'key';
  /** As the directory stores it: the token of a session, the hash of a key. */
  readonly stored: string;
}

export interface CredentialReader {
  /** The header or cookie that says who asks, as it came; null without one. A key beats a cookie. */
  shown(headers: IncomingHttpHeaders): string | null;
  /** What was shown, when it has the form of a credential and, for a cookie, our signature. */
  parse(shown: string): Credential | null;
  /** The value of the session cookie, as it came. */
  cookieOf(headers: IncomingHttpHeaders): string | null;
}

const longestKey = 200;
const longestCookie = 400;
const keyMark = 'key ';

/** Reads the cookie that better-auth sets (`token.signature`) and `Authorization: Bearer <key>`. */
export function createCredentialReader(cookieName: string, secret: string): CredentialReader {
  const start = `${cookieName}=`;
  const cookieOf = (headers: IncomingHttpHeaders) => findCookie(headers.cookie, start);
  return {
    shown: (headers) =>
      headers.authorization === undefined
        ? cookieOf(headers)
        : `${keyMark}${headers.authorization}`,
    parse: (shown) =>
      shown.startsWith(keyMark)
        ? parseKey(shown.slice(keyMark.length))
        : parseSession(shown, secret),
    cookieOf,
  };
}

/** The form in which the key plugin stores keys. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

function parseKey(authorization: string): Credential | null {
  const [, key] = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization) ?? [];
  if (key === undefined || key.length > longestKey) return null;
  return { kind: 'key', stored: hashApiKey(key) };
}

function findCookie(header: string | undefined, start: string): string | null {
  if (header === undefined) return null;
  for (const part of header.split(';')) {
    const pair = part.trim();
    if (pair.startsWith(start)) return pair.slice(start.length);
  }
  return null;
}

function parseSession(cookie: string, secret: string): Credential | null {
  if (cookie.length > longestCookie) return null;
  const text = decode(cookie);
  const dot = text.lastIndexOf('.');
  if (dot < 1) return null;
  const token = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return { kind: 'session', stored: token };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
