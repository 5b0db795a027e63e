import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { delayedActions } from '#lib/delayed-action.ts';
import { addShortcut, handleKey } from '#lib/shortcuts/shortcut-registry.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { Viewer } from '#lib/auth/viewer.ts';
import { currentRoleOf } from '#lib/auth/roles.ts';
import { showPalette } from '../palette/palette-state.ts';
import { showShortcuts } from './shortcuts-dialog-state.ts';
import { navigationOf } from './navigation-of.ts';

const loadPalette = () => import('../palette/palette.tsx');
const Palette = lazy(loadPalette);
const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.tsx'));

/** Fetched with the first key of its two, so that what is typed next lands in it. */
function preloadPalette({ key }: KeyboardEvent): void {
  if (key === 'Control' || key === 'Meta' || key === '/') loadPalette().catch(() => undefined);
}

/** Keys that work on every page: `?`, `u` and `g` followed by a letter. */
export function GlobalKeys({ viewer }: { readonly viewer: Viewer | null }) {
  const navigate = useNavigate();
  const { items, common } = navigationOf(viewer === null ? null : currentRoleOf(viewer));
  const shown = useSyncExternalStore(showShortcuts.subscribe, showShortcuts.get);

  const paletteShown = useSyncExternalStore(showPalette.subscribe, showPalette.get);

  useEffect(() => {
    window.addEventListener('keydown', handleKey);
    window.addEventListener('keydown', preloadPalette);
    return () => {
      window.removeEventListener('keydown', handleKey);
      window.removeEventListener('keydown', preloadPalette);
    };
  }, []);

  useEffect(() => {
    const remove = [...items, ...common].map(({ to, label, key }) =>
      addShortcut({
        keys: `g ${key}`,
        label,
        group: 'Go to',
        run: () => void navigate({ to }),
      }),
    );
    return () => remove.forEach((stop) => stop());
  }, [items, common, navigate]);

  useShortcut({ keys: '?', label: 'This list', group: 'Everywhere' }, () =>
    showShortcuts.set(true),
  );
  useShortcut({ keys: 'u', label: 'Undo', group: 'Everywhere' }, () => delayedActions.undoLast());

  const isSignedIn = viewer !== null;
  const openPalette = (): void => showPalette.set(true);
  useShortcut(
    { keys: 'mod+k', label: 'Find anything', group: 'Everywhere', enabled: isSignedIn },
    openPalette,
  );
  // Pages with a search of their own take this key for it.
  useShortcut({ keys: '/', label: '', enabled: isSignedIn, yields: true }, openPalette);

  return (
    <Suspense fallback={null}>
      {shown && <ShortcutsDialog onClose={() => showShortcuts.set(false)} />}
      {paletteShown && viewer && <Palette viewer={viewer} />}
    </Suspense>
  );
}
