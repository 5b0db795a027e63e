import { CrowdElement, hasFlag, reflectAttributes } from '../lib/crowd-element.ts';
import { create } from '../lib/dom.ts';
import { createSheet } from '../lib/styles.ts';
import { placeRegions } from '../lib/place-regions.ts';
import { createInstructions } from '../lib/create-instructions.ts';
import type { Answer, AnswerPart } from './answer-part.ts';
import { collectAnswer } from './collect-answer.ts';
import { flattenAnswer } from './flatten-answer.ts';
import { findInvalid, listControls, readParts, resetControls, reveal } from './form-controls.ts';
import { submitAnswer, toTurkFields, type TurkFields } from './submit-answer.ts';
import { findSubmitter, hasOwnSubmit } from './submitters.ts';

const sheet = createSheet(`
:host { display: block; }
.instructions > slot { display: block; }
.instructions .button { margin: 8px 0; }
.foot { margin: 20px 0 8px; display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
pre { overflow: auto; max-height: 40vh; padding: 12px; background: var(--soft); color: var(--ink); }
`);

/** Collects what is inside into the answer of the task and sends it. */
export class CrowdForm extends CrowdElement {
  readonly #submitButton = create('button', { type: 'button', class: 'button primary' }, 'Submit');
  readonly #foot = create('div', { class: 'foot', part: 'foot' }, this.#submitButton);
  readonly #message = create('div', { role: 'alert' });
  #isSent = false;
  /** Parts from elsewhere: an element that has this form inside adds its own. */
  extraParts: () => readonly AnswerPart[] = () => [];
  extraInvalid: () => { reportValidity(): boolean } | null = () => null;

  constructor() {
    super([sheet]);
    this.addEventListener('click', (event) => this.#onClick(event));
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.addEventListener('submit', (event) => this.#onNestedSubmit(event), { capture: true });
    this.#submitButton.addEventListener('click', () => this.requestSubmit());
  }

  protected override build(): void {
    const instructions = createInstructions();
    this.root.append(instructions.panel, create('slot'), this.#message, this.#foot);
    const observer = new MutationObserver(() => this.#look(instructions));
    observer.observe(this, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['type', 'form-action'],
    });
    this.#look(instructions);
  }

  #look(instructions: ReturnType<typeof createInstructions>): void {
    instructions.update(placeRegions(this, ['short-instructions', 'full-instructions']));
    this.#foot.hidden = hasOwnSubmit(this);
  }

  /** Itself: what is appended to it takes part in the answer. */
  get form(): this {
    return this;
  }

  get elements(): readonly Element[] {
    return listControls(this);
  }

  /** The answer as it stands. */
  get value(): Answer {
    const answer = collectAnswer([...this.extraParts(), ...readParts(listControls(this))]);
    return this.#isFlat ? flattenAnswer(answer) : answer;
  }

  get #isFlat(): boolean {
    return this.getAttribute('answer-format') === 'flatten-objects';
  }

  _serializeForm(): TurkFields {
    return toTurkFields(this.value, this.#isFlat);
  }

  checkValidity(): boolean {
    return findInvalid(listControls(this)) === null;
  }

  reportValidity(): boolean {
    const other = this.extraInvalid();
    if (other !== null) return other.reportValidity();
    const invalid = findInvalid(listControls(this));
    if (invalid === null) return true;
    reveal(invalid);
    return invalid.reportValidity();
  }

  /** Checks what is required, asks the scripts of the template, and sends. */
  requestSubmit(submitter: HTMLElement | null = null): void {
    if (this.#isSent) return;
    if (!hasFlag(this, 'novalidate') && !this.reportValidity()) return;
    const event = new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter });
    if (this.dispatchEvent(event)) this.#send(submitter);
  }

  /** Sends without checks and without asking, as `submit` of a plain form does. */
  submit(): void {
    if (!this.#isSent) this.#send(null);
  }

  reset(): void {
    if (!this.dispatchEvent(new Event('reset', { bubbles: true, cancelable: true }))) return;
    resetControls(listControls(this));
  }

  #send(submitter: HTMLElement | null): void {
    this.#setSent(true);
    this.#message.replaceChildren();
    const name = submitter?.getAttribute('name') ?? '';
    const chosen = name === '' ? [] : [[name, submitter?.getAttribute('value') ?? ''] as const];
    const answer = { ...this.value, ...Object.fromEntries(chosen) };
    submitAnswer(answer, this.#isFlat).then(
      (delivery) => {
        if (delivery.kind === 'sent') return;
        this.#setSent(false);
        if (delivery.kind === 'preview') this.#tell(delivery.message);
        else this.#message.replaceChildren('Your answer:', create('pre', {}, delivery.message));
      },
      (error: unknown) => {
        this.#setSent(false);
        const why = error instanceof Error ? error.message : '';
        this.#tell(why === '' ? 'The answer could not be sent. Try again.' : why);
      },
    );
  }

  #tell(message: string): void {
    this.#message.replaceChildren(create('p', { class: 'problem' }, message));
  }

  #setSent(isSent: boolean): void {
    this.#isSent = isSent;
    this.#submitButton.disabled = isSent;
    this.internals.ariaBusy = String(isSent);
  }

  /** A plain button that no form inside answers for; its form may also lie around this element. */
  #onClick(event: MouseEvent): void {
    if (event.defaultPrevented) return;
    const found = findSubmitter(event.composedPath(), this);
    if (found === null) return;
    event.preventDefault();
    if (found.action === 'reset') this.reset();
    else this.requestSubmit(found.button);
  }

  /** A plain form inside was asked to go: its own handlers first, then the whole answer. */
  #onNestedSubmit(event: SubmitEvent): void {
    const inner = event.target;
    if (!(inner instanceof HTMLFormElement) || inner === (this as unknown)) return;
    inner.addEventListener(
      'submit',
      (own) => {
        own.stopPropagation();
        if (own.defaultPrevented) return;
        own.preventDefault();
        this.requestSubmit(event.submitter);
      },
      { once: true },
    );
  }

  /** Enter in a line of text submits, as in a plain form. */
  #onKey(event: KeyboardEvent): void {
    const input = event.composedPath()[0];
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) return;
    if (!(input instanceof HTMLInputElement) || !isLineOfText(input)) return;
    if (input.form !== null && this.contains(input.form)) return;
    event.preventDefault();
    this.requestSubmit();
  }
}

function isLineOfText({ type }: HTMLInputElement): boolean {
  return /^(text|search|url|tel|email|password|number|date|time|month|week|datetime-local)$/.test(
    type,
  );
}

reflectAttributes(CrowdForm, { texts: ['name'] });
