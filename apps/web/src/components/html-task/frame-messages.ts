/** What the fields of a template's forms hold while they are filled in. */
export type FrameFields = Readonly<Record<string, readonly string[]>>;

/** What a template's frame may say. It is code of strangers: nothing else of it is believed. */
export type FrameMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'pong' }
  | { readonly type: 'height'; readonly height: number }
  | { readonly type: 'draft'; readonly fields: FrameFields }
  | { readonly type: 'submit'; readonly answer: Readonly<Record<string, string>> }
  | { readonly type: 'link'; readonly address: string }
  | { readonly type: 'problem'; readonly messages: readonly string[] };

export const frameHeights = { least: 100, most: 20_000, first: 320 } as const;

const mostFields = 2_000;
const longestDraft = 60_000;
const longestAnswer = 512 * 1024;
const longestAddress = 2_000;

/** A message of the frame that bears this nonce; null for everything else. */
export function readFrameMessage(data: unknown, nonce: string): FrameMessage | null {
  if (!isRecord(data) || data['exchange'] !== 1 || data['nonce'] !== nonce) return null;
  switch (data['type']) {
    case 'ready':
    case 'pong':
      return { type: data['type'] };
    case 'height': {
      const { height } = data;
      if (typeof height !== 'number' || !Number.isFinite(height)) return null;
      const { least, most } = frameHeights;
      return { type: 'height', height: Math.min(most, Math.max(least, Math.ceil(height))) };
    }
    case 'draft': {
      const fields = readFields(data['fields']);
      return fields === null ? null : { type: 'draft', fields };
    }
    case 'submit': {
      const answer = readTexts(data['answer'], longestAnswer);
      return answer === null ? null : { type: 'submit', answer };
    }
    case 'link': {
      const address = readAddress(data['address']);
      return address === null ? null : { type: 'link', address };
    }
    case 'problem': {
      const { messages } = data;
      if (!Array.isArray(messages)) return null;
      const texts = messages.filter((one) => typeof one === 'string').slice(0, 20);
      return { type: 'problem', messages: texts.map((text) => text.slice(0, 500)) };
    }
    default:
      return null;
  }
}

/** An address of the web, as a browser writes it; one with a name or password would hide its host. */
function readAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longestAddress) return null;
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return url.username === '' && url.password === '' ? url.href : null;
}

/** Entries are copied one by one: a key such as __proto__ stays a key. */
function readTexts(value: unknown, longest: number): Record<string, string> | null {
  if (!isRecord(value)) return null;
  const entries = Object.entries(value);
  if (entries.length > mostFields) return null;
  let length = 0;
  const texts: [string, string][] = [];
  for (const [name, text] of entries) {
    if (typeof text !== 'string') return null;
    length += name.length + text.length;
    if (length > longest) return null;
    texts.push([name, text]);
  }
  return Object.fromEntries(texts);
}

/** The fields of a draft, also of one that was saved; null if it is none. */
export function readFields(value: unknown): FrameFields | null {
  if (!isRecord(value)) return null;
  const entries = Object.entries(value);
  if (entries.length > mostFields) return null;
  let length = 0;
  const fields: [string, string[]][] = [];
  for (const [name, values] of entries) {
    // What was handed in too late was kept as one text for each name.
    const list: readonly unknown[] = Array.isArray(values) ? values : [values];
    const texts = list.slice(0, mostFields).filter((one) => typeof one === 'string');
    if (texts.length !== list.length) return null;
    length += name.length + texts.reduce((sum, text) => sum + text.length, 0);
    if (length > longestDraft) return null;
    fields.push([name, texts]);
  }
  return Object.fromEntries(fields);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
