import { createLocalStore, parseBoolean } from '../local-store.ts';

export interface Shortcut {
  /** Keys in order, separated by blanks: `a`, `g t`, `?`, `mod+Enter` (Ctrl, or Command on a Mac). */
  readonly keys: string;
  /** What it does, for the list of keys; empty keeps it out of the list. */
  readonly label: string;
  /** Heading it is listed under. */
  readonly group: string;
  /** Gives way to any other shortcut with the same keys. */
  readonly yields?: boolean;
  readonly run: (event: KeyboardEvent) => void;
}

/** Single keys can be switched off, for people whose speech input or tremor types them. */
export const shortcutsEnabled = createLocalStore('exchange-shortcuts', true, parseBoolean);

const sequenceMs = 1_200;
const shortcuts = new Set<Shortcut>();
let pressed: { readonly key: string; readonly at: number } | null = null;

/** Adds a shortcut; returns the function that removes it. The one added last wins. */
export function addShortcut(shortcut: Shortcut): () => void {
  shortcuts.add(shortcut);
  return () => shortcuts.delete(shortcut);
}

/** All shortcuts that work now, by group, without repeats. */
export function listShortcuts(): ReadonlyMap<string, readonly Shortcut[]> {
  const groups = new Map<string, Shortcut[]>();
  const seen = new Set<string>();
  for (const shortcut of [...shortcuts].reverse()) {
    if (shortcut.label === '' || seen.has(shortcut.keys)) continue;
    seen.add(shortcut.keys);
    groups.set(shortcut.group, [shortcut, ...(groups.get(shortcut.group) ?? [])]);
  }
  return groups;
}

/** Runs the shortcut that a key event completes, if there is one. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const withModifier = event.ctrlKey || event.metaKey || event.altKey;
  if (!withModifier && (!shortcutsEnabled.get() || isTyping(event.target) || isDialogOpen()))
    return;
  const key = describeKey(event);
  if ((key === 'Enter' || key === ' ') && isControl(event.target)) return;
  const now = Date.now();
  const before = pressed !== null && now - pressed.at < sequenceMs ? pressed.key : null;
  pressed = withModifier ? null : { key, at: now };
  const found = (before === null ? null : find(`${before} ${key}`)) ?? find(key);
  if (!found) return;
  pressed = null;
  event.preventDefault();
  found.run(event);
}

function find(keys: string): Shortcut | null {
  const found = [...shortcuts].reverse().filter((shortcut) => shortcut.keys === keys);
  return found.find(({ yields }) => yields !== true) ?? found[0] ?? null;
}

function describeKey(event: KeyboardEvent): string {
  // Without a modifier the character counts, whatever the keyboard's layout needs to type it.
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `mod+${key}`;
  return event.altKey ? `alt+${event.code.replace(/^Key/, '').toLowerCase()}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.role === 'combobox') return true;
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Enter on a button or link belongs to it. */
function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('a, button, summary, [role="button"], input')
  );
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]') !== null;
}
