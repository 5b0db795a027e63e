import { deadlineExceeded, withDeadline } from '@exchange/cluster';
import type { RequestViewer } from '@exchange/service';

const longestMs = 60_000;

/** Gives up when the gateway no longer waits; does not begin what cannot be answered in time. */
export async function withRequestDeadline<T>(
  viewer: RequestViewer | null,
  work: () => Promise<T>,
): Promise<T> {
  const leftMs = viewer === null ? longestMs : Math.min(longestMs, viewer.deadlineAt - Date.now());
  if (leftMs <= 0) throw deadlineExceeded();
  return withDeadline(work(), leftMs);
}
