const gap = 6;
const margin = 8;

interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly bottom: number;
}

/**
 * Where a tip goes, in CSS pixels of the window: above its target and centred, below it when there is
 * no room, and never over the sides.
 */
export function placeTip(
  target: Rect,
  tip: { readonly offsetWidth: number; readonly offsetHeight: number },
  room: { readonly innerWidth: number },
): { readonly left: number; readonly top: number } {
  const centred = target.left + target.width / 2 - tip.offsetWidth / 2;
  const rightmost = room.innerWidth - margin - tip.offsetWidth;
  const above = target.top - gap - tip.offsetHeight;
  return {
    left: Math.max(margin, Math.min(centred, rightmost)),
    top: above >= margin ? above : target.bottom + gap,
  };
}
