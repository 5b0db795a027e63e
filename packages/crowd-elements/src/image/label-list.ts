import { create, createButton, createSvg } from '../lib/dom.ts';
import { hotKeyOf } from '../lib/hot-keys.ts';

/** The labels to choose from, with their colours and keys. */
export type LabelList = {
  readonly element: HTMLElement;
  readonly fill: (
    labels: readonly string[],
    colorAt: (index: number) => string,
    /** How they are written, if otherwise. */
    names?: readonly string[],
  ) => void;
  /** Marks the label that is in use. */
  readonly mark: (label: string) => void;
};

/** A square of one colour; an attribute of SVG, for style attributes may be forbidden. */
export function createSwatch(color: string): Element {
  return createSvg(
    'svg',
    { class: 'swatch', viewBox: '0 0 1 1', 'aria-hidden': 'true' },
    createSvg('rect', { width: 1, height: 1, fill: color }),
  );
}

export function createLabelList(onChoose: (label: string) => void): LabelList {
  const element = create('div', { class: 'label-list', role: 'group', 'aria-label': 'Labels' });
  return {
    element,
    fill: (labels, colorAt, names = labels) => {
      const buttons = labels.map((label, index) => {
        const key = hotKeyOf(index);
        return createButton(
          { class: 'button', value: label, 'aria-pressed': 'false' },
          () => onChoose(label),
          createSwatch(colorAt(index)),
          create('span', { class: 'text' }, names[index] ?? label),
          ...(key === '' ? [] : [create('kbd', { 'aria-hidden': 'true' }, key)]),
        );
      });
      element.replaceChildren(...buttons);
    },
    mark: (label) => {
      for (const button of element.querySelectorAll('button')) {
        button.setAttribute('aria-pressed', String(button.value === label));
      }
    },
  };
}
