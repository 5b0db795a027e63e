import type { DocumentEdit, DocumentOptions, RemoteFile } from './document-options.ts';
import { escapeAttribute } from './escape-attribute.ts';
import type { Position } from './position.ts';
import type { Region } from './region.ts';
import { isRemote, replaceAddress } from './script-addresses.ts';
import type { SeenTag } from './watch-document.ts';

const addressAttributes: Readonly<Record<string, string>> = {
  script: 'src',
  link: 'href',
  iframe: 'src',
  form: 'action',
  button: 'formaction',
  input: 'formaction',
};

/** What is done about the file that a tag loads. */
export interface TagReplacement {
  readonly edits: readonly DocumentEdit[];
  /** Set if the file stays on another machine. */
  readonly remote: Omit<RemoteFile, keyof Position> | null;
}

/** Points a script, style sheet, frame or form to its address here, if there is one. */
export function replaceInTag(tag: SeenTag, options: DocumentOptions): TagReplacement {
  const name = Object.hasOwn(addressAttributes, tag.name) ? addressAttributes[tag.name] : undefined;
  const attribute = name === undefined ? undefined : tag.attributes.get(name);
  if (name === undefined || attribute === undefined) return { edits: [], remote: null };
  const address = attribute.value;
  const change = replaceAddress(address, options);
  if (change === null) {
    const kind = kindOf(tag);
    const remote = kind !== null && isRemote(address) ? { kind, address } : null;
    return { edits: [], remote };
  }
  const { kind, to } = change;
  const text = `${name}="${escapeAttribute(to)}"`;
  const { start, end } = attribute;
  const edits: DocumentEdit[] = [{ start, end, text, change: { kind, from: address, to } }];
  // They speak of the file on the other machine.
  for (const other of ['integrity', 'crossorigin']) {
    const place = tag.attributes.get(other);
    if (place !== undefined) edits.push({ start: place.start, end: place.end, text: '' });
  }
  return { edits, remote: null };
}

function kindOf({ name, attributes }: SeenTag): RemoteFile['kind'] | null {
  if (name === 'script') return 'script';
  if (name === 'iframe') return 'frame';
  if (name !== 'link') return 'form';
  const rel = attributes.get('rel')?.value.toLowerCase().split(/\s+/) ?? [];
  return rel.includes('stylesheet') ? 'style' : null;
}

const addressPattern = /(?:https?:)?\/\/[^\s"'`<>()\\]+/gi;

/** The same for addresses that an inline script or style holds, which loads files by itself. */
export function replaceInText(
  html: string,
  region: Region,
  options: DocumentOptions,
): DocumentEdit[] {
  const edits: DocumentEdit[] = [];
  for (const match of html.slice(region.start, region.end).matchAll(addressPattern)) {
    const [from] = match;
    const change = replaceAddress(from, options);
    if (change === null) continue;
    const start = region.start + match.index;
    const { kind, to } = change;
    edits.push({ start, end: start + from.length, text: to, change: { kind, from, to } });
  }
  return edits;
}
