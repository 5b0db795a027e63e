import { create } from '../lib/dom.ts';
import { TextField } from './text-field.ts';

/** A line of text, or another kind of native input by its type. */
export class CrowdInput extends TextField {
  constructor() {
    super(create('input'));
  }

  protected override update(): void {
    this.box.setAttribute('type', this.getAttribute('type') ?? 'text');
    super.update();
  }
}
