import { useEffect, useState } from 'react';
import { createLocalStore } from '#lib/local-store.ts';
import { serverClock } from '#lib/clock/server-clock.ts';

const lastLook = createLocalStore<number | null>('feed-looked-at', null, (stored) =>
  typeof stored === 'number' && Number.isFinite(stored) ? stored : null,
);

/**
 * When the reader looked at the feed before this visit, as a time of the server's clock; null on the
 * first visit. It stays the same while the page is open, and leaving the page ends the visit.
 */
export function useLastLook(): number | null {
  const [before] = useState(() => lastLook.get());
  useEffect(() => {
    const note = (): void => lastLook.set(serverClock.now());
    // A phone may never tell that a page is closed, only that it is hidden.
    const onHide = (): void => {
      if (document.hidden) note();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      note();
    };
  }, []);
  return before;
}
