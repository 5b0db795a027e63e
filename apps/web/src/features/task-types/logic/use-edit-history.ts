import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { EditHistory } from './edit-history.ts';
import { pushEdit, redoEdit, undoEdit } from './edit-history.ts';

interface EditActions {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Undo and redo for a value that others change, with the usual keys outside of text boxes. */
export function useEditHistory<Value>(value: Value, onChange: (value: Value) => void): EditActions {
  const [history, setHistory] = useState<EditHistory<Value>>({
    past: [],
    present: value,
    future: [],
    at: -Infinity,
    texts: null,
  });
  const own = useRef(value);

  useEffect(() => {
    if (value === own.current) return;
    own.current = value;
    setHistory((before) => pushEdit(before, value, performance.now()));
  }, [value]);

  function go(next: EditHistory<Value>): void {
    if (next === history) return;
    own.current = next.present;
    setHistory(next);
    onChange(next.present);
  }

  const takeKey = useEffectEvent((event: KeyboardEvent) => {
    if ((!event.ctrlKey && !event.metaKey) || event.defaultPrevented) return;
    // A text box undoes its own letters.
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea')) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    go(key === 'y' || event.shiftKey ? redoEdit(history) : undoEdit(history));
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => takeKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return {
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => go(undoEdit(history)),
    redo: () => go(redoEdit(history)),
  };
}
