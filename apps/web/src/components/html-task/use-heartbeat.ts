import { useEffect, useEffectEvent, useRef, useState } from 'react';

const everyMs = 2_000;
/** Longer than an honest page is busy. */
const patienceMs = 6_000;

interface Heartbeat {
  /** The frame has not answered for long. */
  readonly isHung: boolean;
  /** The frame said something. */
  readonly noteAnswer: () => void;
}

/** Asks a frame again and again whether it is still there; it runs code of strangers, for ever maybe. */
export function useHeartbeat(ask: () => void): Heartbeat {
  const unansweredSince = useRef<number | null>(null);
  const [isHung, setHung] = useState(false);
  const beat = useEffectEvent(() => {
    const now = performance.now();
    unansweredSince.current ??= now;
    if (now - unansweredSince.current >= patienceMs) setHung(true);
    ask();
  });
  useEffect(() => {
    beat();
    const timer = setInterval(beat, everyMs);
    return () => clearInterval(timer);
  }, []);
  return {
    isHung,
    noteAnswer() {
      unansweredSince.current = null;
      setHung(false);
    },
  };
}
