import { countOf, formatCount, formatShare } from '#lib/format/number.ts';
import type { Thread } from './arrange-traffic.ts';

/** What a line of the picture means, in a sentence. */
export function describeThread(thread: Thread): string {
  const { from, to } = thread;
  if (thread.kind === 'move') {
    return `${countOf(thread.users, 'user')} on the way from ${from} to ${to}, ${formatShare(thread.progress)} copied.`;
  }
  return `${from} → ${to}: ${countOf(thread.slots, 'slot')} went in the last hour, ${formatCount(thread.delivered)} came back done.`;
}
