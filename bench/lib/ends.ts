import { constants } from 'node:os';

type Stop = () => Promise<void>;

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const registered = new Set<Stop>();
let ending: Promise<void> | null = null;
let listening = false;

/**
 * Stops something at the end of a bench, also when the bench is ended by a signal: what it started
 * would outlive it otherwise. Returns the way to stop it earlier; it is stopped once.
 */
export function stopAtEnd(stop: Stop): Stop {
  if (!listening) {
    listening = true;
    for (const signal of signals) process.on(signal, endBySignal);
  }
  let stopped: Promise<void> | null = null;
  const once: Stop = () => {
    registered.delete(once);
    return (stopped ??= stop());
  };
  registered.add(once);
  return once;
}

function endBySignal(signal: NodeJS.Signals): void {
  ending ??= stopAll().finally(() => {
    process.exit(128 + constants.signals[signal]);
  });
}

/** The newest first: a load before the exchange that it loads. */
async function stopAll(): Promise<void> {
  for (const stop of [...registered].reverse()) {
    await stop().catch((error: unknown) => {
      console.error(error);
    });
  }
}
