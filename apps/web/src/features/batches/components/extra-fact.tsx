import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import { extraStatusWords } from '#lib/extra-status-words.ts';
import type { BatchDetail } from '../api/get-batch.ts';

/** How asking for more answers stands, in a line. */
export function ExtraFact({ of }: { readonly of: NonNullable<BatchDetail['extraAnswers']> }) {
  return (
    <>
      {countOf(of.asked, 'answer')}, {formatMoney(of.cost)} of {formatMoney(of.budget)}.{' '}
      {extraStatusWords[of.status]}
    </>
  );
}
