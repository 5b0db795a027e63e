import type { MoveRef } from '@exchange/transfer';

/** Which callers the directory has lately confirmed as those who move a user. */
export interface RecentlyAdmitted {
  add(caller: string, partitionId: string, move: MoveRef): void;
  has(caller: string, partitionId: string, move: MoveRef): boolean;
}

/** Holds for exactly the attempt and the user that were confirmed. */
export function createRecentlyAdmitted(forMs: number): RecentlyAdmitted {
  const until = new Map<string, number>();

  function forgetOld(now: number): void {
    for (const [key, end] of until) {
      // In the order in which they were added, so that those behind are younger.
      if (end > now) return;
      until.delete(key);
    }
  }

  return {
    add(caller, partitionId, move) {
      const now = performance.now();
      forgetOld(now);
      const key = keyOf(caller, partitionId, move);
      until.delete(key);
      until.set(key, now + forMs);
    },
    has: (caller, partitionId, move) =>
      (until.get(keyOf(caller, partitionId, move)) ?? 0) > performance.now(),
  };
}

function keyOf(caller: string, partitionId: string, move: MoveRef): string {
  return JSON.stringify([caller, partitionId, move.moveId, move.ownerKey, move.attempt]);
}
