const keys = '1234567890';

/** The key that chooses the n-th of a list; none from the eleventh on. */
export function hotKeyOf(index: number): string {
  return keys[index] ?? '';
}

/** Which of a list a key chooses; -1 for none. With Ctrl, Alt or ⌘ it belongs to the browser. */
export function indexOfHotKey(event: KeyboardEvent): number {
  if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return -1;
  return keys.indexOf(event.key);
}

/** Whether somebody is writing, so that letters are no commands. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(textarea|select)$/.test(target.localName)) return true;
  return (
    target instanceof HTMLInputElement && !/^(radio|checkbox|button|submit)$/.test(target.type)
  );
}
