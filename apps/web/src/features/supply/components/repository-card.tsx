import { IconPlugConnectedX } from '@tabler/icons-react';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { StockBar } from '#components/stock-bar/stock-bar.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { formatCount, formatShare } from '#lib/format/number.ts';
import type { Repository } from '../api/list-repositories.ts';
import { formatPace } from '../logic/pace.ts';
import { CategoryBars } from './category-bars.tsx';
import { RunNowButton } from './run-now-button.tsx';
import classes from './repository-card.module.css';

interface RepositoryCardProps {
  readonly repository: Repository;
  readonly nodeState: string;
  /** The only one of the page: its button is the page's. */
  readonly alone: boolean;
}

/** One repository: what it aims at, what it holds, what is under way, and how well it serves. */
export function RepositoryCard({ repository, nodeState, alone }: RepositoryCardProps) {
  const { partitionId, lastHour, lastDay } = repository;
  const figures: readonly (readonly [label: string, value: string, help: string])[] = [
    ['On the way', formatCount(repository.onTheWay), 'Asked for and not here yet'],
    ['In hand', formatCount(repository.inHand), 'Performers are doing them'],
    ['Going back', formatCount(repository.goingBack), 'Given back and not arrived yet'],
    ['Hit rate, last hour', hitRate(lastHour), 'Share of accepts served from here'],
    ['Hit rate, last day', hitRate(lastDay), 'Share of accepts served from here'],
    ['Expected pace', formatPace(repository.expectedPerHour), 'Accepts the plan counts with'],
    ['Actual pace', formatPace(lastHour?.accepts), 'Accepts of the last hour'],
    ['Here now', formatCount(repository.online), `${formatCount(repository.recent)} in a day`],
  ];
  return (
    <article className={`card ${classes.card ?? ''}`} aria-labelledby={`repository-${partitionId}`}>
      <header className={classes.head}>
        <div>
          <h3 id={`repository-${partitionId}`} className={classes.name}>
            <AnchorLink to="/ops/supply" search={{ partition: partitionId }}>
              {partitionId}
            </AnchorLink>
          </h3>
          <span className={classes.note}>
            on {repository.nodeId} <StatusBadge kind="node" status={nodeState} />
          </span>
        </div>
        <RunNowButton partitionId={partitionId} primary={alone} />
      </header>
      {!repository.isLive && (
        <p className={classes.away}>
          <IconPlugConnectedX size={16} aria-hidden />
          <span>
            Its node does not answer. Shown is what it last told
            {repository.at ? (
              <>
                , <RelativeTime at={repository.at} />.
              </>
            ) : (
              ': nothing yet.'
            )}
          </span>
        </p>
      )}
      <StockBar
        label={`Stock of ${partitionId}`}
        stock={repository.stock}
        target={repository.target}
      />
      <dl className={classes.figures}>
        {figures.map(([label, value, help]) => (
          <div key={label}>
            <dt data-tip={help} tabIndex={0}>
              {label}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <CategoryBars partitionId={partitionId} categories={repository.categories} />
      <p className={classes.note}>
        {repository.plannedAt ? (
          <>
            Planned <RelativeTime at={repository.plannedAt} />
          </>
        ) : (
          'Not planned since its node began'
        )}
      </p>
    </article>
  );
}

function hitRate(served: Repository['lastHour']): string {
  if (!served) return '–';
  return typeof served.share === 'number' ? formatShare(served.share) : 'no accepts';
}
