import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const page = new EventTarget();
vi.stubGlobal('window', page);
const { delayedActions } = await import('./delayed-action.ts');

const run = vi.fn<(leaving: boolean) => void>();
const undo = vi.fn<() => void>();
const approve = { id: 'approve-1', label: 'Approved 1 answer', run, undo, delayMs: 20_000 };

beforeEach(() => {
  vi.useFakeTimers();
  run.mockClear();
  undo.mockClear();
});
afterEach(() => {
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
});

describe('an act that can be undone', () => {
  it('is sent when its time has passed, once', () => {
    delayedActions.start(approve);
    delayedActions.start(approve);
    vi.advanceTimersByTime(19_999);
    expect(run).not.toHaveBeenCalled();
    expect(delayedActions.get().map(({ id }) => id)).toEqual(['approve-1']);
    vi.advanceTimersByTime(1);
    expect(run.mock.calls).toEqual([[false]]);
    expect(delayedActions.get()).toEqual([]);
  });

  it('is never sent when it was taken back, the newest first', () => {
    delayedActions.start(approve);
    delayedActions.start({ ...approve, id: 'approve-2', undo: () => undefined });
    expect(delayedActions.undoLast()).toBe(true);
    expect(undo).not.toHaveBeenCalled();
    expect(delayedActions.undoLast()).toBe(true);
    expect(undo).toHaveBeenCalledOnce();
    expect(delayedActions.undoLast()).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(run).not.toHaveBeenCalled();
  });

  it('is sent at once when the page is left', () => {
    delayedActions.start(approve);
    page.dispatchEvent(new Event('pagehide'));
    expect(run.mock.calls).toEqual([[true]]);
    vi.advanceTimersByTime(60_000);
    expect(run).toHaveBeenCalledOnce();
  });
});
