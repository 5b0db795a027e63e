import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { delayedActions } from '#lib/delayed-action.ts';
import { addShortcut, handleKey } from '#lib/shortcuts/shortcut-registry.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { Viewer } from '#lib/auth/viewer.ts';
import { currentRoleOf } from '#lib/auth/roles.ts';
import { showShortcuts } from './shortcuts-dialog-state.ts';
import { navigationOf } from './navigation-of.ts';

const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.tsx'));

/** Keys that work on every page: `?`, `u` and `g` followed by a letter. */
export function GlobalKeys({ viewer }: { readonly viewer: Viewer | null }) {
  const navigate = useNavigate();
  const { items, common } = navigationOf(viewer === null ? null : currentRoleOf(viewer));
  const shown = useSyncExternalStore(showShortcuts.subscribe, showShortcuts.get);

  useEffect(() => {
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
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

  if (!shown) return null;
  return (
    <Suspense fallback={null}>
      <ShortcutsDialog onClose={() => showShortcuts.set(false)} />
    </Suspense>
  );
}
