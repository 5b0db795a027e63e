const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const names: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  Enter: 'Enter',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The keys of a shortcut as they stand on the keyboard: `mod+Enter` gives `Ctrl`, `Enter`. */
export function formatKeys(keys: string): string[] {
  return keys.split(/[ +](?=.)/).map((key) => names[key] ?? key.toUpperCase());
}
