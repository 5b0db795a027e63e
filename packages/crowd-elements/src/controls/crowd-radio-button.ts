import { hasFlag } from '../lib/crowd-element.ts';
import { SwitchField } from './switch-field.ts';

/** One choice. In a group exactly one is on; alone, a second press takes the choice back. */
export class CrowdRadioButton extends SwitchField {
  constructor() {
    super('radio');
  }

  protected override get groupName(): string {
    return super.groupName || (this.#group()?.getAttribute('name') ?? '');
  }

  #group(): Element | null {
    return this.closest('crowd-radio-group');
  }

  protected override toggle(): void {
    if (this.#group() === null || hasFlag(this.#group() ?? this, 'allow-empty-selection')) {
      super.toggle();
    } else if (!this.checked) super.toggle();
  }

  override set checked(value: unknown) {
    const wasOn = this.checked;
    super.checked = value;
    if (this.checked && !wasOn) {
      this.dispatchEvent(new CustomEvent('crowd-radio-on', { bubbles: true }));
    }
  }

  override get checked(): boolean {
    return super.checked;
  }

  /** A choice of a group is asked for by the group. */
  override findProblem(): string {
    return this.#group() === null ? super.findProblem() : '';
  }
}
