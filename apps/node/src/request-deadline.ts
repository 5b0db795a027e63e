import { ExchangeError } from '@exchange/kernel';
import type { RequestViewer } from '@exchange/service';

const longestMs = 60_000;

/** Gives up when the gateway no longer waits; does not begin what cannot be answered in time. */
export async function withRequestDeadline<T>(
  viewer: RequestViewer | null,
  work: () => Promise<T>,
): Promise<T> {
  const leftMs = viewer === null ? longestMs : Math.min(longestMs, viewer.deadlineAt - Date.now());
  if (leftMs <= 0) throw tooLate();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(tooLate());
    }, leftMs);
  });
  try {
    return await Promise.race([work(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(): ExchangeError {
  return new ExchangeError('DEADLINE_EXCEEDED', 'This took too long. Try again shortly.');
}
