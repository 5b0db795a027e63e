import type { Envelope } from '@exchange/cluster';
import { readMessage } from './read-message.ts';

/**
 * Leases of which groups gave something back that was lying idle, until a push has looked at it. Lost
 * with the process: then it waits until it is due again by its age.
 */
export interface ReturnedWork {
  note(messages: readonly Envelope[]): void;
  readonly isEmpty: () => boolean;
  /** Their ids; forgotten with it. */
  take(): string[];
}

const mostKept = 20_000;
/** What a group refused or let run out is not news to the others. */
const reasons = new Set(['recalled', 'not-wanted']);

export function createReturnedWork(): ReturnedWork {
  const leaseIds = new Set<string>();
  return {
    note(messages) {
      for (const envelope of messages) {
        if (envelope.kind !== 'lease.released' || leaseIds.size >= mostKept) continue;
        const read = readMessage(envelope);
        if (!read.ok || read.value.kind !== 'lease.released') continue;
        const { leases, reason } = read.value.payload;
        if (reasons.has(reason)) for (const { leaseId } of leases) leaseIds.add(leaseId);
      }
    },
    isEmpty: () => leaseIds.size === 0,
    take() {
      const taken = [...leaseIds];
      leaseIds.clear();
      return taken;
    },
  };
}
