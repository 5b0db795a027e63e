import { canonicalName } from '@exchange/tasks';
import type { ExternalInterface } from './task-interface.ts';

const variable = /\$\{([^{}]*)\}/g;

/** The columns that an address takes from each row, each once, in order. */
export function externalVariables(url: string): string[] {
  return [...new Set([...url.matchAll(variable)].map(([, name = '']) => canonicalName(name)))];
}

/**
 * The origin of a page, which is the same for all rows; null for what is no address of a page, holds
 * a password, or has a variable before the end of its host.
 */
export function pageOrigin(url: string): string | null {
  const [, start] = /^(https?:\/\/[^/?#\\]+)(?:[/?#]|$)/i.exec(url) ?? [];
  if (start === undefined || start.includes('${')) return null;
  const parsed = URL.parse(start);
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return null;
  // What stands behind the host may not make another host of it.
  return URL.parse(url)?.origin === parsed.origin ? parsed.origin : null;
}

/** Whether an origin is the machine of whoever opens it: for trying pages out. */
export function isOwnMachine(origin: string): boolean {
  const { hostname } = new URL(origin);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '127.0.0.1' ||
    hostname === '[::1]'
  );
}

/** The address for one row: values are encoded, so that they stay one part of it. */
export function fillExternalUrl(
  of: Pick<ExternalInterface, 'url'>,
  input: Readonly<Record<string, unknown>>,
): URL {
  const filled = of.url.replaceAll(variable, (_, name: string) => {
    const key = canonicalName(name);
    return encodePart(textOf(Object.hasOwn(input, key) ? input[key] : undefined));
  });
  return new URL(filled);
}

/** `.` and `..` would be taken for steps in a path. */
function encodePart(text: string): string {
  const encoded = encodeURIComponent(text.toWellFormed());
  return /^\.{1,2}$/.test(encoded) ? encoded.replaceAll('.', '%2E') : encoded;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
