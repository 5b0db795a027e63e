import { ExchangeError } from '@exchange/kernel';

/** The outcome of `work`, or DEADLINE_EXCEEDED when it takes longer; the work itself goes on. */
export async function withDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(deadlineExceeded());
    }, deadlineMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

export function deadlineExceeded(): ExchangeError {
  return new ExchangeError('DEADLINE_EXCEEDED', 'This took too long. Try again shortly.');
}
