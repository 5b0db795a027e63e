import { useState } from 'react';

/**
 * Keeps what is typed into a number box beside the value that it stands for, so that `3.40` is not
 * turned into `3.4` under the typing hand. A value that comes from elsewhere replaces what was typed.
 */
export function useTyped<Value>(
  value: Value,
  read: (typed: number | string) => Value,
  show: (value: Value) => number | string,
): readonly [shown: number | string, setTyped: (typed: number | string) => void] {
  const [typed, setTyped] = useState<number | string>(() => show(value));
  return [Object.is(read(typed), value) ? typed : show(value), setTyped];
}
