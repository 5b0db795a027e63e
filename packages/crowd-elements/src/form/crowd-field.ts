import { CrowdElement, hasFlag } from '../lib/crowd-element.ts';
import type { AnswerPart } from './answer-part.ts';

/** An element with a part in the answer. */
export abstract class CrowdField extends CrowdElement {
  static override formAssociated = true;

  /** What it says now; null when it says nothing. */
  abstract answerPart(): AnswerPart | null;

  /** Why it cannot be submitted as it is; empty when it can. */
  abstract findProblem(): string;

  /** Back to what the template gave. */
  abstract reset(): void;

  /** Shows a problem that submitting found, or takes it away. */
  protected abstract showProblem(message: string): void;

  /**
   * What it holds, as JSON, for a draft that is brought back when the page is loaded again; undefined
   * for what is too large or cannot be brought back.
   */
  get crowdDraft(): unknown {
    return undefined;
  }

  set crowdDraft(_draft: unknown) {}

  /** What takes the focus when something is wrong. */
  protected abstract focusTarget(): HTMLElement;

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  get isDisabled(): boolean {
    return hasFlag(this, 'disabled') || this.matches(':disabled');
  }

  /** The name under which scripts of templates know what will be submitted. */
  get _submittableValue(): unknown {
    const part = this.answerPart();
    if (part === null) return null;
    return part.kind === 'flag' ? { [part.option]: part.isOn } : part.value;
  }

  checkValidity(): boolean {
    return this.isDisabled || this.findProblem() === '';
  }

  reportValidity(): boolean {
    const problem = this.isDisabled ? '' : this.findProblem();
    this.showProblem(problem);
    if (problem !== '') this.focusTarget().focus();
    return problem === '';
  }

  /** As templates written for Polymer elements call it. */
  validate(): boolean {
    return this.reportValidity();
  }

  /** Tells a plain form around it, and takes away what no longer holds. */
  protected refresh(): void {
    const part = this.answerPart();
    this.internals.setFormValue(formValueOf(part));
    const problem = this.findProblem();
    if (problem === '') {
      this.internals.setValidity({});
      this.showProblem('');
    } else if (this.isConnected) {
      this.internals.setValidity({ customError: true }, problem, this.focusTarget());
    }
  }

  /** Tells scripts of the template that the performer changed it. */
  protected announceChange(): void {
    this.refresh();
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  protected override update(): void {
    this.refresh();
  }

  formResetCallback(): void {
    this.reset();
    this.refresh();
  }
}

function formValueOf(part: AnswerPart | null): string | null {
  if (part === null) return null;
  if (part.kind === 'flag') return part.isOn ? part.option : null;
  return typeof part.value === 'string' ? part.value : JSON.stringify(part.value);
}
