import type { Region } from './region.ts';
import { looseRegionsOfScript } from './script-regions.ts';

const scriptTypes = /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma)script|)$/i;
const scriptTag = /^<script(?:[\s/>]|$)/i;
const dataTypes = /^application\/(?:ld\+)?json$/i;
const typeAttribute = /\btype\s{0,9}=\s{0,9}(?:"([^"]{0,99})"|'([^']{0,99})'|([^\s"'>]{0,99}))/i;

/**
 * Where `${name}` may be something else than a variable of the template: HTML comments, comments
 * and template literals of scripts, and scripts of other types, which are mostly templates of a
 * library. In order, without overlaps. One pass over the text.
 */
export function looseRegionsOf(html: string): Region[] {
  const regions: Region[] = [];
  for (let at = html.indexOf('<'); at !== -1;) {
    if (html.startsWith('<!--', at)) {
      const end = endAfter(html, '-->', at + 4);
      regions.push({ start: at, end });
      at = html.indexOf('<', end);
    } else if (scriptTag.test(html.slice(at, at + 8))) {
      const start = endOfTag(html, at + 7);
      const end = scriptEnd(html, start);
      const [, double, single, bare] = typeAttribute.exec(html.slice(at, start)) ?? [];
      const type = (double ?? single ?? bare ?? '').trim();
      if (scriptTypes.test(type)) regions.push(...looseRegionsOfScript(html, start, end));
      else if (!dataTypes.test(type)) regions.push({ start, end });
      at = html.indexOf('<', end + 1);
    } else {
      at = html.indexOf('<', at + 1);
    }
  }
  return regions;
}

function endAfter(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at === -1 ? text.length : at + wanted.length;
}

function scriptEnd(html: string, from: number): number {
  const close = /<\/script/gi;
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

/** After the `>` that ends the tag; one inside quotes does not. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const char = html[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  return html.length;
}
