import type { Queryable } from '@exchange/partitions';
import type { ApprovalRate } from '@exchange/templates';
import type { PerformerRates } from '../store/rate-performers.ts';
import { ratePerformers } from '../store/rate-performers.ts';

/** A performer's approval rates with one requester. */
export interface Rates {
  readonly rateEver: ApprovalRate;
  readonly rate30Days: ApprovalRate;
  readonly rate7Days: ApprovalRate;
}

/** A download meets the same performers again and again; of more than these the oldest are asked anew. */
const mostKept = 20_000;
const none: ApprovalRate = { approved: 0, decided: 0 };

/** The rates as of one moment, remembered for as long as a file is written. */
export function createRates(db: Queryable, ownerKey: string, now: Date) {
  const known = new Map<string, Rates>();
  return async (performerKeys: readonly string[]): Promise<ReadonlyMap<string, Rates>> => {
    const asked = [...new Set(performerKeys)];
    const missing = asked.filter((key) => !known.has(key));
    const found =
      missing.length === 0
        ? []
        : await ratePerformers(db, { ownerKey, performerKeys: missing, now });
    const byKey = new Map(found.map((row) => [row.performerKey, ratesOf(row)]));
    const answer = new Map(
      asked.map((key) => [key, known.get(key) ?? byKey.get(key) ?? ratesOf(null)]),
    );
    for (const [key, rates] of answer) known.set(key, rates);
    for (const key of known.keys()) {
      if (known.size <= mostKept) break;
      known.delete(key);
    }
    return answer;
  };
}

function ratesOf(row: PerformerRates | null): Rates {
  if (row === null) return { rateEver: none, rate30Days: none, rate7Days: none };
  return {
    rateEver: { approved: row.approved, decided: row.decided },
    rate30Days: { approved: row.approved30, decided: row.decided30 },
    rate7Days: { approved: row.approved7, decided: row.decided7 },
  };
}
