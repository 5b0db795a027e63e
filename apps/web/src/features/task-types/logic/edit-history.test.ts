import { describe, expect, it } from 'vitest';
import type { EditHistory } from './edit-history.ts';
import { pushEdit, redoEdit, undoEdit } from './edit-history.ts';

const start: EditHistory<string> = {
  past: [],
  present: '',
  future: [],
  at: -Infinity,
  texts: null,
};

describe('the history of a form', () => {
  it('goes back and forth by steps', () => {
    const twice = pushEdit(pushEdit(start, 'a', 0), 'b', 5_000);
    expect(undoEdit(twice).present).toBe('a');
    expect(undoEdit(undoEdit(twice)).present).toBe('');
    expect(undoEdit(undoEdit(undoEdit(twice))).present).toBe('');
    expect(redoEdit(undoEdit(twice))).toMatchObject({ present: 'b', future: [] });
    expect(redoEdit(twice)).toBe(twice);
  });

  it('takes what is typed quickly for one step', () => {
    const typed = pushEdit(pushEdit(pushEdit(start, 'a', 0), 'ab', 200), 'abc', 400);
    expect(undoEdit(typed).present).toBe('');
  });

  it('takes changes of another text or of more than texts for steps of their own', () => {
    const form = (label: string, hint: string) => ({ fields: [{ label, hint }] });
    const empty: EditHistory<unknown> = { ...start, present: form('', '') };
    const other = pushEdit(pushEdit(empty, form('a', ''), 0), form('a', 'b'), 100);
    expect(undoEdit(other).present).toEqual(form('a', ''));
    const more = pushEdit(pushEdit(empty, form('a', ''), 0), { fields: [] }, 100);
    expect(undoEdit(more).present).toEqual(form('a', ''));
  });

  it('forgets what was undone once something else is changed', () => {
    const other = pushEdit(undoEdit(pushEdit(start, 'a', 0)), 'b', 100);
    expect(other.future).toEqual([]);
    expect(undoEdit(other).present).toBe('');
  });

  it('keeps the last hundred steps', () => {
    let history = start;
    for (let step = 1; step <= 150; step += 1) history = pushEdit(history, `${step}`, step * 1_000);
    expect(history.past).toHaveLength(100);
  });
});
