interface Total {
  readonly kind: string;
  readonly side: string;
  readonly minor: number;
}

export interface TotalLine {
  readonly kind: string;
  readonly requester: number | null;
  readonly performer: number | null;
}

export const kindWords: Readonly<Record<string, string>> = {
  available: 'Can be spent, or paid out',
  escrow: 'Reserved for published work',
  transit: 'On its way to performers',
  fees: 'The exchange’s own',
  deposits: 'Came in through the payment rail',
  payouts: 'Went out through the payment rail',
  surplus: 'Paid by the exchange for work that came late',
};

/** One line for each kind of account, with both sides beside each other. */
export function arrangeTotals(totals: readonly Total[]): TotalLine[] {
  const kinds = [...new Set([...Object.keys(kindWords), ...totals.map((total) => total.kind)])];
  return kinds
    .filter((kind) => totals.some((total) => total.kind === kind))
    .map((kind) => ({
      kind,
      requester: find(totals, kind, 'requester'),
      performer: find(totals, kind, 'performer'),
    }));
}

export function sumOfSide(totals: readonly Total[], side: string): number {
  return totals.reduce((sum, total) => (total.side === side ? sum + total.minor : sum), 0);
}

function find(totals: readonly Total[], kind: string, side: string): number | null {
  return totals.find((total) => total.kind === kind && total.side === side)?.minor ?? null;
}
