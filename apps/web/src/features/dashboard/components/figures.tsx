import { AnchorLink } from '#components/links/anchor-link.ts';
import { Money } from '#components/money/money.tsx';
import { StatTile, StatTiles } from '#components/stat-tile/stat-tile.tsx';
import { sumMoney } from '#lib/format/money.ts';
import { formatCount } from '#lib/format/number.ts';
import type { Dashboard } from '../api/get-dashboard.ts';

/** Balance, reserved, running, to review, spent. */
export function Figures({ data }: { readonly data: Dashboard | undefined }) {
  const balance = data?.me.balance;
  const batches = data?.batches.edges.map((edge) => edge.node);
  const spent =
    data && (sumMoney(data.spending.map((day) => day.spent)) ?? { minor: 0, currency: 'USD' });
  const running = batches?.filter(
    (batch) => batch.status === 'OPEN' || batch.status === 'PUBLISHING',
  );
  const toReview = batches?.reduce((sum, batch) => sum + batch.progress.toReview, 0);
  return (
    <StatTiles>
      <StatTile
        label="Available"
        value={balance && <Money amount={balance.available} />}
        note={<AnchorLink to="/budget">Add money</AnchorLink>}
      />
      <StatTile
        label="Reserved"
        value={balance && <Money amount={balance.escrow} />}
        note="For published work"
      />
      <StatTile
        label="Running"
        value={running && formatCount(running.length)}
        note={
          <AnchorLink to="/batches" search={{ tab: 'running' }}>
            Batches
          </AnchorLink>
        }
      />
      <StatTile
        label="To review"
        value={toReview === undefined ? undefined : formatCount(toReview)}
        note={
          <AnchorLink to="/batches" search={{ tab: 'needs-me' }}>
            What needs you
          </AnchorLink>
        }
      />
      <StatTile
        label="Spent in 30 days"
        value={spent && <Money amount={spent} />}
        note="Rewards and fees"
      />
    </StatTiles>
  );
}
