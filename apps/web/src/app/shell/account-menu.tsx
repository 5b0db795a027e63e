import type { ComponentType } from 'react';
import { useState } from 'react';
import type { Viewer } from '#lib/auth/viewer.ts';
import { AccountButton } from './account-button.tsx';

function load() {
  return import('./account-menu-items.tsx');
}

/** Who is signed in; the menu behind it is fetched when somebody reaches for it. */
export function AccountMenu({ viewer }: { readonly viewer: Viewer }) {
  const [Items, setItems] = useState<ComponentType<{ readonly viewer: Viewer }> | null>(null);

  function open(): void {
    // Without a network the code may not come: the next press tries again.
    load().then(
      (module) => setItems(() => module.default),
      () => undefined,
    );
  }

  function preload(): void {
    load().catch(() => undefined);
  }

  if (Items !== null) return <Items viewer={viewer} />;
  return (
    <AccountButton
      viewer={viewer}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={open}
    />
  );
}
