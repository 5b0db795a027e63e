import { CrowdElement, reflectAttributes } from '../lib/crowd-element.ts';
import { createDialog } from '../lib/create-dialog.ts';
import { create, createButton } from '../lib/dom.ts';

/** A dialog, and the link or button that opens it. */
export class CrowdModal extends CrowdElement {
  static readonly observedAttributes: readonly string[] = ['link-text', 'link-type', 'header'];
  protected readonly dialog = createDialog('');
  readonly #link = createButton({ class: 'button link' }, () => this.open());

  protected get defaultLink(): string {
    return 'Click to open modal';
  }

  protected createContent(): Node {
    return create('slot');
  }

  protected override build(): void {
    this.dialog.body.append(this.createContent());
    this.root.append(this.#link, this.dialog.element);
  }

  protected override update(): void {
    const text = this.getAttribute('link-text') ?? this.defaultLink;
    this.#link.textContent = text;
    this.#link.className = this.getAttribute('link-type') === 'button' ? 'button' : 'button link';
    this.dialog.setTitle(this.getAttribute('header') ?? text);
  }

  open(): void {
    this.dialog.open();
  }

  close(): void {
    this.dialog.element.close();
  }
}

reflectAttributes(CrowdModal, { texts: ['link-text', 'link-type'] });
