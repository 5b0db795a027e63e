import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
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

const TakeBackDialog = lazy(() => import('./take-back-dialog.tsx'));

interface RepositoryCardProps {
  readonly repository: Repository;
  readonly nodeState: string;
  /** The only one of the page: its button is the page's. */
  readonly alone: boolean;
}

/** One repository: what it aims at, what it holds, what is under way, and how well it serves. */
export function RepositoryCard({ repository, nodeState, alone }: RepositoryCardProps) {
  const { id, partitionId, lastHour, lastDay } = repository;
  const [asking, setAsking] = useState(false);
  const others = repository.feeds.filter((one) => one !== id);
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
    <article className={`card ${classes.card ?? ''}`} aria-labelledby={`repository-${id}`}>
      <header className={classes.head}>
        <div>
          <h3 id={`repository-${id}`} className={classes.name}>
            <AnchorLink to="/ops/supply" search={{ partition: partitionId }}>
              {id}
            </AnchorLink>
          </h3>
          <span className={classes.note}>
            on {repository.nodeId} <StatusBadge kind="node" status={nodeState} />
          </span>
          {others.length > 0 && (
            <span className={classes.note}> · feeds {others.join(', ')} too</span>
          )}
        </div>
        <RunNowButton partitionId={partitionId} repositoryId={id} primary={alone} />
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
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            Take back what {id} holds
          </Button>
        </p>
      )}
      <StockBar label={`Stock of ${id}`} stock={repository.stock} target={repository.target} />
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
      <CategoryBars repositoryId={id} categories={repository.categories} />
      <p className={classes.note}>
        {repository.plannedAt ? (
          <>
            Planned <RelativeTime at={repository.plannedAt} />
          </>
        ) : (
          'Not planned since its node began'
        )}
      </p>
      {asking && (
        <Suspense fallback={null}>
          <TakeBackDialog repositoryId={id} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </article>
  );
}

function hitRate(served: Repository['lastHour']): string {
  if (!served) return '–';
  return typeof served.share === 'number' ? formatShare(served.share) : 'no accepts';
}
