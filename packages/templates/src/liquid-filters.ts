import type { Context, Liquid } from 'liquidjs';
import { textOf } from './row-text.ts';

/** Gives the address under which the browser gets a file, or null to use the usual one. */
export type ResolveFile = (address: string) => string | null;

/** What liquidjs calls filters on. */
export interface FilterThis {
  readonly context: Context;
}

const resolvers = new WeakMap<Context, ResolveFile>();

/** Files that the template asks for during this rendering are looked up with `resolve`. */
export function setResolver(context: Context, resolve: ResolveFile): void {
  resolvers.set(context, resolve);
}

/** Everything that a template prints without a filter of the list below goes through it. */
export function escapeOutput(this: FilterThis, value: unknown): string {
  return escapeHtml(charge(this, textOf(value)));
}

/**
 * The filters that Ground Truth documents beside Liquid's own ("Adding automation with Liquid"),
 * and those of Liquid that must know about the escaping: after them nothing is escaped again.
 */
export function registerFilters(engine: Liquid): void {
  const raw = true;
  for (const name of ['escape', 'h']) {
    engine.registerFilter(name, { raw, handler: escapeOutput });
  }
  engine.registerFilter('escape_once', {
    raw,
    handler(this: FilterThis, value: unknown) {
      return charge(this, textOf(value)).replace(
        /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});)|[<>"']/gi,
        entityOf,
      );
    },
  });
  for (const name of ['skip_autoescape', 'raw']) {
    engine.registerFilter(name, {
      raw,
      handler(this: FilterThis, value: unknown) {
        return charge(this, textOf(value));
      },
    });
  }
  for (const name of ['to_json', 'json']) engine.registerFilter(name, { raw, handler: toJson });
  for (const name of ['grant_read_access', 's3_presign']) {
    engine.registerFilter(name, { raw, handler: fileAddress });
  }
}

/**
 * JSON that means the same in a script and in an attribute in single quotes, where templates put
 * it: characters that would end either are written as escapes.
 */
function toJson(this: FilterThis, value: unknown): string {
  const json = JSON.stringify(value ?? null);
  return charge(this, json).replace(
    /[<>&'\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `s3://bucket/key` as an address that a browser can load; other addresses as they are. */
function fileAddress(this: FilterThis, value: unknown): string {
  const address = charge(this, textOf(value).trim());
  const resolved = resolvers.get(this.context)?.(address);
  return (resolved ?? publicAddress(address)).replace(/[<>"'`\s\\]/g, encodeURIComponent);
}

function publicAddress(address: string): string {
  const [, bucket, key = ''] = /^s3:\/\/([^/]+)\/?(.*)$/is.exec(address) ?? [];
  if (bucket === undefined) return address;
  const path = key
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
  return `https://s3.amazonaws.com/${encodeURIComponent(bucket.toWellFormed())}/${path}`;
}

function charge(filter: FilterThis, text: string): string {
  filter.context.memoryLimit.use(text.length);
  return text;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, entityOf);
}

function entityOf(char: string): string {
  return entities[char] ?? char;
}
