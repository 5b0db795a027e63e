import type { Amount } from '#lib/format/money.ts';
import { sumMoney } from '#lib/format/money.ts';

interface Movement {
  readonly id: string;
  readonly kind: string;
  readonly createdAt: string;
  readonly batch: { readonly id: string } | null;
  readonly available: Amount;
  readonly escrow: Amount;
}

/** Movements of one kind for one batch that follow each other on one day (UTC), and their sums. */
export type MovementGroup<T extends Movement> = T & { readonly count: number };

/** Fifty approvals in a row say no more than one line with their number and sum. */
export function groupTransfers<T extends Movement>(transfers: readonly T[]): MovementGroup<T>[] {
  const groups: MovementGroup<T>[] = [];
  for (const transfer of transfers) {
    const last = groups.at(-1);
    if (last === undefined || !belongTogether(last, transfer)) {
      groups.push({ ...transfer, count: 1 });
      continue;
    }
    groups[groups.length - 1] = {
      ...last,
      count: last.count + 1,
      available: sumMoney([last.available, transfer.available]) ?? last.available,
      escrow: sumMoney([last.escrow, transfer.escrow]) ?? last.escrow,
    };
  }
  return groups;
}

function belongTogether(left: Movement, right: Movement): boolean {
  return (
    left.batch !== null &&
    left.batch.id === right.batch?.id &&
    left.kind === right.kind &&
    left.createdAt.slice(0, 10) === right.createdAt.slice(0, 10)
  );
}
