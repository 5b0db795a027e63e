import { create } from './dom.ts';
import { baseSheet } from './styles.ts';
import { toText } from './to-text.ts';

/** Whether a switch is on: present, and not spelled out as "false". */
export function hasFlag(element: Element, attribute: string): boolean {
  return element.hasAttribute(attribute) && element.getAttribute(attribute) !== 'false';
}

/** How an element is called in messages to the author of a template. */
export function nameOf(element: Element): string {
  const name = element.getAttribute('name');
  return name === null ? `<${element.localName}>` : `<${element.localName} name="${name}">`;
}

/**
 * The base of all elements: shown once when first connected, then brought up to date. A fault in
 * one element is told in its place and in the console; the rest of the page goes on.
 */
export abstract class CrowdElement extends HTMLElement {
  static formAssociated = false;

  /** Properties that a script gave before the element was known. */
  readonly #early = new Map<string, unknown>();
  readonly #problems = create('div');
  readonly internals: ElementInternals;
  readonly root: ShadowRoot;
  #isBuilt = false;

  constructor(sheets: readonly CSSStyleSheet[] = [], delegatesFocus = false) {
    super();
    const prototype: object = Object.getPrototypeOf(this) as object;
    for (const name of Object.getOwnPropertyNames(this)) {
      if (!(name in prototype)) continue;
      this.#early.set(name, Reflect.get(this, name));
      Reflect.deleteProperty(this, name);
    }
    this.internals = this.attachInternals();
    this.root = this.attachShadow({ mode: 'open', delegatesFocus });
    this.root.adoptedStyleSheets = [baseSheet, ...sheets];
  }

  connectedCallback(): void {
    this.#guard(() => {
      if (this.#isBuilt) {
        this.reconnected();
        return;
      }
      this.#isBuilt = true;
      this.root.append(this.#problems);
      this.build();
      for (const [name, value] of this.#early) Reflect.set(this, name, value);
      this.update();
    });
  }

  attributeChangedCallback(): void {
    if (this.#isBuilt) this.#guard(() => this.update());
  }

  get isBuilt(): boolean {
    return this.#isBuilt;
  }

  /** Makes what is shown; called once. */
  protected abstract build(): void;

  /** Brings what is shown up to date with the attributes. */
  protected update(): void {}

  protected reconnected(): void {}

  /** Tells the author of the template what is wrong, here and in the console. */
  protected complain(message: string): void {
    console.error(`${nameOf(this)}: ${message}`);
    this.#problems.append(create('p', { class: 'problem', role: 'alert' }, message));
  }

  protected clearComplaints(): void {
    this.#problems.replaceChildren();
  }

  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      console.error(error);
      this.complain('This part of the task cannot be shown. Tell the requester.');
    }
  }
}

function toCamel(attribute: string): string {
  return attribute.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Gives a class properties for its attributes: `maxLength` for `max-length`. */
export function reflectAttributes(
  target: CustomElementConstructor,
  { texts = [], flags = [] }: { texts?: readonly string[]; flags?: readonly string[] },
): void {
  const prototype: object = target.prototype as object;
  for (const attribute of texts) {
    Object.defineProperty(prototype, toCamel(attribute), {
      configurable: true,
      get(this: Element) {
        return this.getAttribute(attribute) ?? '';
      },
      set(this: Element, value: unknown) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, toText(value));
      },
    });
  }
  for (const attribute of flags) {
    Object.defineProperty(prototype, toCamel(attribute), {
      configurable: true,
      get(this: Element) {
        return hasFlag(this, attribute);
      },
      set(this: Element, value: unknown) {
        this.toggleAttribute(attribute, Boolean(value));
      },
    });
  }
}
