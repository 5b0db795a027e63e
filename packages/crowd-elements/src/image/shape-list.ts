import { create, createButton } from '../lib/dom.ts';
import { createSwatch } from './label-list.ts';
import type { Shape } from './shape.ts';

/** What is drawn, as a list that can be read, chosen from and removed from. */
export type ShapeList = {
  readonly element: HTMLElement;
  readonly fill: (shapes: readonly Shape[], selected: number | null) => void;
};

export function createShapeList(
  noun: string,
  actions: {
    readonly colorOf: (label: string) => string;
    readonly onSelect: (index: number) => void;
    readonly onRemove: (index: number) => void;
  },
): ShapeList {
  const element = create('ul', { class: 'shape-list', 'aria-label': 'Drawn so far' });
  return {
    element,
    fill: (shapes, selected) => {
      const rows = shapes.map(({ label }, index) => {
        const name = `${index + 1} ${label}`;
        const choose = createButton(
          { class: 'button', 'aria-pressed': String(index === selected) },
          () => actions.onSelect(index),
          createSwatch(actions.colorOf(label)),
          create('span', { class: 'text' }, name),
        );
        const remove = createButton(
          { class: 'button', 'aria-label': `Remove ${noun} ${name}` },
          () => actions.onRemove(index),
          '✕',
        );
        return create('li', {}, choose, remove);
      });
      element.replaceChildren(...rows);
    },
  };
}
