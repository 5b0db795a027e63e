import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { countOf, formatCount, formatShare } from '#lib/format/number.ts';
import type { Move } from '../api/move-fields.ts';
import classes from './moves.module.css';
import { ProgressBar } from './progress-bar.tsx';

/** Where a move is: its state, how far, and what is left. */
export function MoveProgress({ move }: { readonly move: Move }) {
  return (
    <div className={classes.progress}>
      <div className={classes.state}>
        <StatusBadge kind="move" status={move.state} />
        <span className={classes.note}>
          <WhatIsLeft move={move} />
        </span>
      </div>
      <ProgressBar
        label={`Move of ${move.displayName}`}
        value={hasArrived(move.state) ? 1 : move.progress}
        tone={toneOf(move.state)}
      />
    </div>
  );
}

function WhatIsLeft({ move }: { readonly move: Move }) {
  switch (move.state) {
    case 'COPYING':
      return (
        <>
          {formatShare(move.progress)} · {formatCount(move.rowsCopied)}
          {typeof move.rowsEstimated === 'number' && ` of ${formatCount(move.rowsEstimated)}`} rows
        </>
      );
    case 'CATCHING_UP':
    case 'BLOCKED':
      return <>{countOf(move.changesLeft, 'change')} left</>;
    case 'CONCLUDED':
      return move.keepUntil ? (
        <>
          {waited(move.blockedMs)}old copy until <RelativeTime at={move.keepUntil} />
        </>
      ) : null;
    case 'ERASING':
    case 'ERASED':
      return (
        <>
          {waited(move.blockedMs)}
          <RelativeTime at={move.updatedAt} />
        </>
      );
    default:
      return <RelativeTime at={move.updatedAt} />;
  }
}

/** How long the user's writes waited at the switch. */
function waited(blockedMs: number | null | undefined): string {
  return typeof blockedMs === 'number' ? `writes waited ${formatCount(blockedMs)} ms · ` : '';
}

function hasArrived(state: Move['state']): boolean {
  return ['FLIPPED', 'CONCLUDED', 'ERASING', 'ERASED'].includes(state);
}

function toneOf(state: Move['state']): 'bad' | 'muted' | undefined {
  if (state === 'FAILED') return 'bad';
  return state === 'CANCELLED' || state === 'TAKEN_BACK' ? 'muted' : undefined;
}
