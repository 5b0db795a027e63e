import type { ComponentProps, ComponentType, ReactElement } from 'react';
import { cloneElement, useState } from 'react';

export type MenuButton = ReactElement<ComponentProps<'button'>>;

interface LateMenuProps<Items extends object> {
  readonly button: MenuButton;
  readonly width?: number;
  /** Fetches the component that draws the items. */
  readonly load: () => Promise<{ readonly default: ComponentType<Items> }>;
  /** What that component is given. */
  readonly items: Items;
}

/**
 * A button with a menu behind it. Menus are heavy and most are never opened: code and items are
 * fetched when somebody reaches for the button.
 */
export function LateMenu<Items extends object>(props: LateMenuProps<Items>) {
  const { button, width, load, items } = props;
  const [parts, setParts] = useState<Awaited<ReturnType<typeof loadParts>> | null>(null);

  async function loadParts() {
    const [{ OpenMenu }, { default: Items }] = await Promise.all([
      import('./open-menu.tsx'),
      load(),
    ]);
    return { OpenMenu, Items };
  }

  if (parts !== null) {
    const { OpenMenu, Items } = parts;
    return (
      <OpenMenu button={button} width={width}>
        <Items {...items} />
      </OpenMenu>
    );
  }
  // Without a network the code may not come: the next press tries again.
  const preload = () => void loadParts().catch(() => undefined);
  return cloneElement(button, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: preload,
    onFocus: preload,
    onClick: () => void loadParts().then(setParts, () => undefined),
  });
}
