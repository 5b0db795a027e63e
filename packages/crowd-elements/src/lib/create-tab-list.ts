import { create, createButton } from './dom.ts';

/** The row of tabs above panels: one is chosen, arrows go on, Tab leaves. */
export type TabList = {
  readonly element: HTMLElement;
  readonly fill: (titles: readonly string[]) => void;
  readonly select: (index: number) => void;
  readonly selected: () => number;
};

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

export function createTabList(onSelect: (index: number) => void): TabList {
  const element = create('div', { class: 'tabs', role: 'tablist' });
  let buttons: HTMLButtonElement[] = [];
  let current = 0;

  function select(index: number): void {
    if (buttons.length === 0) return;
    current = (index + buttons.length) % buttons.length;
    for (const [at, button] of buttons.entries()) {
      button.setAttribute('aria-selected', String(at === current));
      button.tabIndex = at === current ? 0 : -1;
    }
    onSelect(current);
  }

  element.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    select(current + step);
    buttons[current]?.focus();
  });
  return {
    element,
    select,
    selected: () => current,
    fill: (titles) => {
      buttons = titles.map((title, index) =>
        createButton({ class: 'tab', role: 'tab' }, () => select(index), title),
      );
      element.replaceChildren(...buttons);
      select(Math.min(current, Math.max(0, titles.length - 1)));
    },
  };
}
