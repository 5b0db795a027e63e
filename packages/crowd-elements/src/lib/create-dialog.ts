import { create, createButton } from './dom.ts';

/** A dialog of ours: closed by its button, by Escape and by a press beside it. */
export type Dialog = {
  readonly element: HTMLDialogElement;
  readonly body: HTMLElement;
  readonly open: () => void;
  readonly setTitle: (title: string) => void;
};

export function createDialog(title: string, ...content: readonly (Node | string)[]): Dialog {
  const heading = create('h2', { id: 'dialog-title' }, title);
  const body = create('div', { class: 'dialog-body' }, ...content);
  const close = createButton(
    { class: 'button', 'aria-label': 'Close' },
    () => element.close(),
    '✕',
  );
  const element = create(
    'dialog',
    { class: 'awsui-modal-dialog', 'aria-labelledby': 'dialog-title' },
    create('div', { class: 'dialog-head' }, heading, close),
    body,
  );
  element.addEventListener('click', (event) => {
    if (event.target === element) element.close();
  });
  // Keys of an open dialog are not meant for the tool behind it.
  element.addEventListener('keydown', (event) => event.stopPropagation());
  return {
    element,
    body,
    open: () => {
      if (!element.open) element.showModal();
    },
    setTitle: (text) => {
      heading.textContent = text;
    },
  };
}
