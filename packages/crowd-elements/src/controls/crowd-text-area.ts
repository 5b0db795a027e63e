import { create } from '../lib/dom.ts';
import { TextField } from './text-field.ts';

/** Several lines of text; it grows with what is written, up to `max-rows`. */
export class CrowdTextArea extends TextField {
  constructor() {
    super(create('textarea'));
    this.box.addEventListener('input', () => this.#grow());
  }

  protected override update(): void {
    super.update();
    this.#grow();
  }

  #grow(): void {
    const least = Number(this.getAttribute('rows') ?? 0) || 2;
    const most = Number(this.getAttribute('max-rows') ?? 0) || Infinity;
    const written = this.box.value.split('\n').length;
    this.box.setAttribute(
      'rows',
      String(Math.min(Math.max(least, written), Math.max(least, most))),
    );
  }
}
