import type { KeyHelp } from '../image/toolbar.ts';
import type { EntityEditor, Outcome } from './entity-editor.ts';

const ways = { ArrowLeft: 'left', ArrowRight: 'right', Home: 'start', End: 'end' } as const;

function isWay(key: string): key is keyof typeof ways {
  return Object.hasOwn(ways, key);
}

export const textKeys: KeyHelp = [
  ['Left, right', 'Move by one character; with Ctrl or Alt by one word.'],
  ['Home, End', 'Go to the start or the end of the text.'],
  ['Shift with these', 'Highlight text.'],
  ['1 to 9, 0', 'Give a label to what is highlighted or selected; else use it from now on.'],
  ['Enter', 'Give the label in use to what is highlighted.'],
  ['N, P', 'Select the next or previous labelled part.'],
  ['Delete', 'Take the label of the selected part away.'],
  ['Escape', 'Highlight and select nothing.'],
  ['Ctrl+Z, Ctrl+Y', 'Undo, redo.'],
  ['?', 'This help.'],
  [
    'Mouse',
    'Choose a label and highlight text, or the other way round. Press a part to select it.',
  ],
  ['Finger', 'Highlight text, then press a label.'],
];

/** Does what a key asks for; null when it is no key of the tool. */
export function takeTextKey(
  event: KeyboardEvent,
  { editor, isOnText, active }: { editor: EntityEditor; isOnText: boolean; active: string },
): Outcome | null {
  const isWord = event.ctrlKey || event.altKey || event.metaKey;
  if (isOnText && isWay(event.key)) {
    return editor.moveCaret(ways[event.key], isWord, event.shiftKey);
  }
  const key = event.key.toLowerCase();
  if (isWord) {
    if (key === 'z') return event.shiftKey ? editor.redo() : editor.undo();
    return key === 'y' ? editor.redo() : null;
  }
  if (isOnText && key === 'enter' && editor.chosen !== null) {
    if (active === '') return { done: false, said: 'Choose a label: press its number.' };
    return editor.add(editor.chosen, active);
  }
  if (key === 'n') return editor.selectNext(1);
  if (key === 'p') return editor.selectNext(-1);
  if (key === 'delete' || key === 'backspace') return editor.remove(editor.selected ?? -1);
  if (key !== 'escape') return null;
  editor.selected = null;
  editor.caret = null;
  return { done: false, said: 'Nothing is selected.' };
}
