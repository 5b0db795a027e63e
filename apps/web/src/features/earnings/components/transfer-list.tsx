import { IconArrowUpRight, IconCoins } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { Money } from '#components/money/money.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import type { Transfer } from '../api/list-transfers.ts';
import { transfersOptions } from '../api/list-transfers.ts';
import classes from './rows.module.css';

/** Every movement of money; each credit leads to the work that it is for. */
export function TransferList() {
  const query = useInfiniteQuery(transfersOptions());
  if (query.isPending) return <RowSkeletons height={54} rows={4} />;
  if (!query.data) {
    return (
      <ErrorState
        error={query.error}
        title="The movements cannot be shown"
        onRetry={() => void query.refetch()}
      />
    );
  }
  const transfers = flattenPages(query.data.pages, ({ id }) => id);
  if (transfers.length === 0) {
    return (
      <Empty icon={IconCoins} title="No money has moved yet">
        The first approved task appears here.
      </Empty>
    );
  }
  return (
    <>
      <ul className={`card ${classes.list}`} aria-label="Movements">
        {transfers.map((transfer) => (
          <TransferRow key={transfer.id} transfer={transfer} />
        ))}
      </ul>
      <LoadMore query={query} noun="movements" />
    </>
  );
}

const words: Readonly<Record<string, string>> = {
  credit: 'Approved work',
  payout: 'Payout',
  'payout-return': 'Payout that came back',
};

function TransferRow({ transfer }: { readonly transfer: Transfer }) {
  const { kind, reference, title, createdAt, amount } = transfer;
  const isCredit = kind === 'credit';
  const Mark = isCredit ? IconCoins : IconArrowUpRight;
  const word = words[kind] ?? kind;
  return (
    <li className={classes.transfer}>
      <Mark size={18} aria-hidden className={classes.mark} />
      <div className={classes.words}>
        {isCredit && reference !== null ? (
          <Link
            to="/do/$assignmentId"
            params={{ assignmentId: reference }}
            className={classes.title}
          >
            <bdi>{title ?? word}</bdi>
          </Link>
        ) : (
          <span className={classes.title}>{word}</span>
        )}
        <div className={classes.meta}>
          {title !== null && `${word} · `}
          <RelativeTime at={createdAt} />
        </div>
      </div>
      <Money amount={amount} signed className={classes.amount} />
    </li>
  );
}
