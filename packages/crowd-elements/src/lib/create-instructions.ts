import { createDialog } from './create-dialog.ts';
import { create, createButton } from './dom.ts';
import type { Regions } from './place-regions.ts';

type InstructionRegion = 'short-instructions' | 'full-instructions';

/** The short instructions, and the full ones behind a button. Both come from slots. */
export function createInstructions(): {
  readonly panel: HTMLElement;
  readonly update: (regions: Regions<InstructionRegion>) => void;
} {
  const dialog = createDialog('Instructions', create('slot', { name: 'full-instructions' }));
  const button = createButton({ class: 'button' }, dialog.open, 'View full instructions');
  const panel = create(
    'div',
    { class: 'instructions awsui-app-layout__navigation', part: 'instructions', hidden: true },
    create('slot', { name: 'short-instructions' }),
    button,
    dialog.element,
  );
  return {
    panel,
    update: (regions) => {
      const full = regions.get('full-instructions');
      panel.hidden = regions.size === 0;
      button.hidden = full === undefined;
      dialog.setTitle(full?.getAttribute('header') ?? 'Instructions');
    },
  };
}
