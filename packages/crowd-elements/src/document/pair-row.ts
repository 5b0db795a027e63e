import { create } from '../lib/dom.ts';
import type { Judgement, Pair } from './pairs.ts';

/** The part of a page on which one pair is judged. */
export type PairRow = {
  readonly element: HTMLElement;
  readonly read: () => Judgement;
  readonly write: (judgement: Judgement) => void;
  /** Why it cannot be submitted as it is; empty when it can. */
  readonly findProblem: () => string;
  /** Where its value is typed. */
  readonly value: HTMLElement;
};

export type PairRowOptions = {
  readonly pair: Pair;
  readonly mayEditKey: boolean;
  readonly onChange: () => void;
  /** Somebody turns to it. */
  readonly onFocus: () => void;
};

export function createPairRow({ pair, mayEditKey, onChange, onFocus }: PairRowOptions): PairRow {
  const key = create('input', { 'aria-label': 'Key', autocomplete: 'off' });
  const value = create('input', { 'aria-label': `Value of ${pair.key}`, autocomplete: 'off' });
  const blank = create('input', { type: 'checkbox' });
  const wrong = create('input', { type: 'checkbox' });
  const row = create(
    'fieldset',
    { class: 'pair' },
    create('legend', {}, pair.key),
    ...(mayEditKey ? [key] : []),
    value,
    createCheck(blank, 'Value is blank'),
    createCheck(wrong, pair.isFound ? 'Not a key with its value' : 'Key not found'),
  );
  // What is typed or ticked is told by the element as a whole.
  for (const type of ['input', 'change']) {
    row.addEventListener(type, (event) => {
      event.stopPropagation();
      show();
      onChange();
    });
  }
  row.addEventListener('focusin', onFocus);

  function show(): void {
    value.disabled = blank.checked || wrong.checked;
    key.disabled = wrong.checked;
    blank.disabled = wrong.checked;
  }

  function write(judgement: Judgement): void {
    key.value = judgement.key;
    value.value = judgement.value;
    blank.checked = judgement.isBlank;
    wrong.checked = judgement.isWrong;
    show();
  }

  write({ key: pair.key, value: pair.value, isBlank: false, isWrong: false });
  return {
    element: row,
    read: () => ({
      key: key.value.trim(),
      value: value.value.trim(),
      isBlank: blank.checked,
      isWrong: wrong.checked,
    }),
    write,
    findProblem: () => {
      if (wrong.checked || blank.checked || value.value.trim() !== '') return '';
      const otherwise = pair.isFound ? 'blank' : 'not found';
      return `Please enter the value of “${pair.key}”, or say that it is ${otherwise}.`;
    },
    value,
  };
}

function createCheck(box: HTMLInputElement, text: string): HTMLElement {
  return create('label', { class: 'choice' }, box, create('span', { class: 'text' }, text));
}
