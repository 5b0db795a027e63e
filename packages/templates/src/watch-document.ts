import type { DefaultTreeAdapterMap, Token } from 'parse5';
import { InsertionMode, Parser } from 'parse5';
import { TooDeep, createCountingAdapter } from './counting-adapter.ts';
import { limits } from './limits.ts';
import type { Region } from './region.ts';

/** A start tag as the browser will take it. */
export interface SeenTag extends Region {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, SeenAttribute>;
}

/** An attribute with its place, name and all. */
export interface SeenAttribute extends Region {
  readonly value: string;
}

/** What a browser makes of a page, by places in its text. */
export interface SeenDocument {
  /** The text says itself where the document, its head or its body begin. */
  readonly isWhole: boolean;
  /** The first place at which a script runs before anything else of the page. */
  readonly first: number;
  /** Where the content of the body begins and ends. */
  readonly body: Region;
  readonly tags: readonly SeenTag[];
  /** Contents of inline scripts and styles. */
  readonly rawTexts: readonly (Region & { readonly name: 'script' | 'style' })[];
  /** Start and end tags of forms inside forms, which browsers ignore or take for the outer one's. */
  readonly nestedForms: readonly Region[];
  /** The last form: where it ends, as far as the text says so. */
  readonly formEnd: number | null;
}

/** Parses a page as the browser will. Time is proportional to its length. @throws TooDeep */
export function watchDocument(html: string): SeenDocument {
  const watcher = new Watcher();
  watcher.tokenizer.write(html, true);
  return watcher.finish(html.length);
}

/** Notes what the parser comes by, and keeps nested forms from it. */
class Watcher extends Parser<DefaultTreeAdapterMap> {
  #isWhole = false;
  #first = 0;
  #bodyStart: number | null = null;
  #bodyEnd: number | null = null;
  #formEnd: number | null = null;
  #innerForms = 0;
  #opened: SeenTag | null = null;
  readonly #tags: SeenTag[] = [];
  readonly #rawTexts: (Region & { name: 'script' | 'style' })[] = [];
  readonly #nestedForms: Region[] = [];

  constructor() {
    super({ sourceCodeLocationInfo: true, treeAdapter: createCountingAdapter() });
  }

  finish(length: number): SeenDocument {
    const end = Math.min(this.#bodyEnd ?? length, length);
    return {
      isWhole: this.#isWhole,
      first: this.#first,
      body: { start: Math.min(this.#bodyStart ?? end, end), end },
      tags: this.#tags,
      rawTexts: this.#rawTexts,
      nestedForms: this.#nestedForms,
      formEnd: this.#formEnd,
    };
  }

  override onDoctype(token: Token.DoctypeToken): void {
    if (this.insertionMode === InsertionMode.INITIAL) {
      this.#isWhole = true;
      this.#first = token.location?.endOffset ?? 0;
    }
    super.onDoctype(token);
  }

  override onStartTag(token: Token.TagToken): void {
    const mode = this.insertionMode;
    const { location } = token;
    if (
      token.tagName === 'form' &&
      this.formElement !== null &&
      this.openElements.tmplCount === 0
    ) {
      this.#innerForms += 1;
      if (location !== null) this.#nestedForms.push(regionOf(location));
      return;
    }
    super.onStartTag(token);
    if (this.openElements.stackTop > limits.elementDepth) throw new TooDeep();
    // Without a place it is an element that another token stands for.
    if (location === null) return;
    const name = token.tagName;
    if (name === 'head' && mode <= InsertionMode.BEFORE_HEAD) this.#first = location.endOffset;
    if (name === 'html' && mode <= InsertionMode.BEFORE_HTML) this.#first = location.endOffset;
    if (name === 'html' || name === 'head' || name === 'body') this.#isWhole = true;
    if (name === 'body' && mode <= InsertionMode.AFTER_HEAD) this.#bodyStart = location.endOffset;
    else if (mode <= InsertionMode.AFTER_HEAD) this.#noteBody(location.startOffset);
    if (name === 'form') this.#formEnd = null;
    const tag = { name, attributes: attributesOf(token), ...regionOf(location) };
    this.#tags.push(tag);
    this.#opened = name === 'script' || name === 'style' ? tag : null;
  }

  override onEndTag(token: Token.TagToken): void {
    const { location, tagName: name } = token;
    if (name === 'form' && this.#innerForms > 0) {
      this.#innerForms -= 1;
      if (location !== null) this.#nestedForms.push(regionOf(location));
      return;
    }
    const inForm = this.formElement !== null;
    super.onEndTag(token);
    if (location === null) return;
    const opened = this.#opened;
    if ((name === 'script' || name === 'style') && opened?.name === name) {
      this.#rawTexts.push({ name, start: opened.end, end: location.startOffset });
      this.#opened = null;
    }
    if (name === 'form' && inForm) this.#formEnd = location.startOffset;
    if ((name === 'body' || name === 'html') && this.insertionMode >= InsertionMode.AFTER_BODY) {
      this.#bodyEnd ??= location.startOffset;
    }
  }

  override onCharacter(token: Token.CharacterToken): void {
    const mode = this.insertionMode;
    super.onCharacter(token);
    if (mode <= InsertionMode.AFTER_HEAD) this.#noteBody(token.location?.startOffset);
  }

  /** The body was opened by something else than its tag. */
  #noteBody(start: number | undefined): void {
    const mode =
      this.insertionMode === InsertionMode.TEXT ? this.originalInsertionMode : this.insertionMode;
    if (mode >= InsertionMode.IN_BODY && mode < InsertionMode.IN_TEMPLATE) {
      this.#bodyStart ??= start ?? null;
    }
  }
}

function regionOf({ startOffset, endOffset }: Token.Location): Region {
  return { start: startOffset, end: endOffset };
}

function attributesOf({ attrs, location }: Token.TagToken): Map<string, SeenAttribute> {
  const places = location?.attrs ?? {};
  return new Map(
    attrs.flatMap(({ name, value }): [string, SeenAttribute][] => {
      const place = Object.hasOwn(places, name) ? places[name] : undefined;
      return place === undefined ? [] : [[name, { value, ...regionOf(place) }]];
    }),
  );
}
