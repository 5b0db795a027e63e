import { useEffect, useState } from 'react';
import { serverClock } from './server-clock.ts';

/**
 * The exchange's time in milliseconds, again every `intervalMs` while the component is shown, and at
 * once when the interval changes: a countdown that begins must not begin with an old time.
 */
export function useNow(intervalMs = 1_000): number {
  const [now, setNow] = useState(() => serverClock.now());
  const [keptMs, setKeptMs] = useState(intervalMs);
  if (keptMs !== intervalMs) {
    setKeptMs(intervalMs);
    setNow(serverClock.now());
  }
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return now;
}
