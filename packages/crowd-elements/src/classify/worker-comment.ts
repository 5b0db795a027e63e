import { createDialog } from '../lib/create-dialog.ts';
import { create, createButton } from '../lib/dom.ts';

/** A comment that the performer may add: a link, and a dialog with a box of text. */
export type WorkerComment = {
  readonly element: HTMLElement;
  readonly value: () => string;
  readonly clear: () => void;
  readonly update: (region: HTMLElement | undefined) => void;
};

export function createWorkerComment(onChange: () => void): WorkerComment {
  const box = create('textarea', { rows: 4, 'aria-label': 'Comment', class: 'comment' });
  const dialog = createDialog('Add a comment', create('slot', { name: 'worker-comment' }), box);
  const link = createButton({ class: 'button link' }, dialog.open, 'Add a comment');
  const element = create('div', { hidden: true }, link, dialog.element);
  box.addEventListener('change', (event) => {
    event.stopPropagation();
    onChange();
  });
  return {
    element,
    value: () => box.value.trim(),
    clear: () => {
      box.value = '';
    },
    update: (region) => {
      element.hidden = region === undefined;
      link.textContent = region?.getAttribute('link-text') ?? 'Add a comment';
      dialog.setTitle(region?.getAttribute('header') ?? 'Add a comment');
      box.placeholder = region?.getAttribute('placeholder') ?? '';
    },
  };
}
