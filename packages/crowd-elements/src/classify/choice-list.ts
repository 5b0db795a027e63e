import { create } from '../lib/dom.ts';
import { hotKeyOf } from '../lib/hot-keys.ts';

/** The categories as radio buttons or check boxes of the browser. */
export type ChoiceList = {
  readonly element: HTMLElement;
  readonly inputs: () => readonly HTMLInputElement[];
  readonly fill: (categories: readonly string[], exclusion: string | null) => void;
  readonly choose: (category: string) => void;
  readonly chosen: () => string[];
  readonly clear: () => void;
};

export function createChoiceList(type: 'radio' | 'checkbox', onChange: () => void): ChoiceList {
  const element = create('div', {
    class: 'category-picker-wrapper',
    role: type === 'radio' ? 'radiogroup' : 'group',
    'aria-labelledby': 'choices-title',
  });
  let inputs: HTMLInputElement[] = [];
  let excluding: HTMLInputElement | null = null;

  function take(input: HTMLInputElement): void {
    if (input.checked && excluding !== null) {
      // "None of these" and one of these cannot both be said.
      if (input === excluding) {
        for (const other of inputs) other.checked = other === input;
      } else excluding.checked = false;
    }
    onChange();
  }

  function addChoice(category: string, index: number): HTMLInputElement {
    const input = create('input', { type, name: 'category', value: category });
    const key = hotKeyOf(index);
    const text = create('span', { class: 'text' }, category);
    const hint = key === '' ? [] : [create('kbd', { 'aria-hidden': 'true' }, key)];
    element.append(create('label', { class: 'choice' }, input, text, ...hint));
    input.addEventListener('change', () => take(input));
    // Radio buttons of the browser tell twice: what is told outside is ours.
    input.addEventListener('input', (event) => event.stopPropagation());
    return input;
  }

  return {
    element,
    inputs: () => inputs,
    fill: (categories, exclusion) => {
      const before = inputs.filter(({ checked }) => checked).map(({ value }) => value);
      element.replaceChildren();
      inputs = categories.map(addChoice);
      excluding = exclusion === null ? null : addChoice(exclusion, inputs.length);
      if (excluding !== null) inputs.push(excluding);
      for (const input of inputs) input.checked = before.includes(input.value);
    },
    choose: (category) => {
      const input = inputs.find(({ value }) => value === category);
      if (input === undefined) return;
      input.checked = type === 'radio' || !input.checked;
      take(input);
      input.focus();
    },
    chosen: () => inputs.filter(({ checked }) => checked).map(({ value }) => value),
    clear: () => {
      for (const input of inputs) input.checked = false;
    },
  };
}
