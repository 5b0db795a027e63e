/** What was written in an attribute, or why it cannot be read. */
export type Reading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

const maxDepth = 64;
const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '\n': '',
};
const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

class Unreadable extends Error {}

/** Reads what templates write: JSON as JavaScript would take it, and nothing that runs. */
class Reader {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): unknown {
    const value = this.#readValue(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail('there is more text behind its end');
    return value;
  }

  #fail(why: string): never {
    throw new Unreadable(`${why} (character ${this.#at + 1})`);
  }

  #skipSpace(): void {
    const space = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
    space.lastIndex = this.#at;
    space.exec(this.#text);
    this.#at = space.lastIndex;
  }

  #peek(): string {
    this.#skipSpace();
    return this.#text[this.#at] ?? '';
  }

  #readValue(depth: number): unknown {
    if (depth > maxDepth) this.#fail('it is nested too deeply');
    const next = this.#peek();
    if (next === '[') return this.#readArray(depth);
    if (next === '{') return this.#readObject(depth);
    if (next === '"' || next === "'" || next === '`') return this.#readString(next);
    return this.#readWord();
  }

  #readArray(depth: number): unknown[] {
    const values: unknown[] = [];
    this.#at += 1;
    while (this.#peek() !== ']') {
      if (this.#peek() === ',') {
        this.#at += 1;
        continue;
      }
      values.push(this.#readValue(depth + 1));
      this.#expectSeparator(']');
    }
    this.#at += 1;
    return values;
  }

  #readObject(depth: number): object {
    const entries: [string, unknown][] = [];
    this.#at += 1;
    while (this.#peek() !== '}') {
      if (this.#peek() === ',') {
        this.#at += 1;
        continue;
      }
      const key = this.#readKey();
      if (this.#peek() !== ':') this.#fail(`a colon is missing behind "${key}"`);
      this.#at += 1;
      entries.push([key, this.#readValue(depth + 1)]);
      this.#expectSeparator('}');
    }
    this.#at += 1;
    // Makes own properties whatever the name: "__proto__" is a key like any other.
    return Object.fromEntries(entries);
  }

  #expectSeparator(end: string): void {
    const next = this.#peek();
    if (next === '') this.#fail(`"${end}" is missing at its end`);
    if (next !== ',' && next !== end) this.#fail('a comma is missing');
  }

  #readKey(): string {
    const next = this.#peek();
    if (next === '"' || next === "'") return this.#readString(next);
    const name = /[\p{ID_Start}$_][\p{ID_Continue}$-]*|\d+/uy;
    name.lastIndex = this.#at;
    const found = name.exec(this.#text)?.[0];
    if (found === undefined) return this.#fail('a name is missing');
    this.#at += found.length;
    return found;
  }

  #readString(quote: string): string {
    let value = '';
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const letter = this.#text[at] ?? '';
      if (letter === quote) {
        this.#at = at + 1;
        return value;
      }
      if (letter !== '\\') {
        value += letter;
        continue;
      }
      at += 1;
      const escaped = this.#text[at] ?? '';
      const code = /^u([\da-f]{4})/i.exec(this.#text.slice(at, at + 5))?.[1];
      if (code !== undefined) at += 4;
      value +=
        code === undefined
          ? (escapes[escaped] ?? escaped)
          : String.fromCharCode(Number.parseInt(code, 16));
    }
    return this.#fail('a text has no closing quotation mark');
  }

  #readWord(): unknown {
    const word = /[^\s,:[\]{}"'`]+/y;
    word.lastIndex = this.#at;
    const found = word.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    if (Object.hasOwn(words, found)) return words[found];
    const number = Number(found);
    if (found === '' || Number.isNaN(number)) this.#fail(`"${found}" needs quotation marks`);
    return number;
  }
}

/** JSON, also with single quotes, bare names, comments and commas too many. Takes linear time. */
export function readRelaxedJson(text: string): Reading {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    // Most templates are written in the relaxed way.
  }
  try {
    return { ok: true, value: new Reader(text).readAll() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, message: error.message };
    throw error;
  }
}
