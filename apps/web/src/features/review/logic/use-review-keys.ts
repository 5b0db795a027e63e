import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';

interface ReviewActions {
  readonly approve: () => void;
  readonly reject: () => void;
  readonly move: (by: number, extending: boolean) => void;
  readonly tick: (extending: boolean) => void;
}

/** The keys of the review; `u` for undo is the page frame's. */
export function useReviewKeys({ approve, reject, move, tick }: ReviewActions): void {
  useShortcut({ keys: 'a', label: 'Approve', group: 'Review' }, approve);
  useShortcut({ keys: 'r', label: 'Reject, then 1 to 9 for a reason', group: 'Review' }, reject);
  useShortcut(
    { keys: 'j', label: 'Next answer (with Shift: select on the way)', group: 'Review' },
    (event) => move(1, event.shiftKey),
  );
  useShortcut({ keys: 'k', label: 'Answer before', group: 'Review' }, (event) =>
    move(-1, event.shiftKey),
  );
  useShortcut({ keys: 'x', label: 'Select (with Shift: up to here)', group: 'Review' }, (event) =>
    tick(event.shiftKey),
  );
}
