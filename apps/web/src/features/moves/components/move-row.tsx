import { AnchorLink } from '#components/links/anchor-link.ts';
import { RelativeTime } from '#components/time/relative-time.tsx';
import type { Move } from '../api/move-fields.ts';
import { MoveActions } from './move-actions.tsx';
import { MoveProgress } from './move-progress.tsx';
import { MoveWay } from './move-way.tsx';
import classes from './moves.module.css';

/** A move in the list: who, from where to where, how far, what can be done. */
export function MoveRow({ move }: { readonly move: Move }) {
  return (
    <li className={`card ${classes.row ?? ''}`}>
      <div className={classes.who}>
        <AnchorLink
          to="/ops/moves/$moveId"
          params={{ moveId: move.id }}
          className={classes.name ?? ''}
        >
          <bdi>{move.displayName}</bdi>
        </AnchorLink>
        <div className={classes.note}>
          {move.role}, by <bdi>{move.requestedByName}</bdi> <RelativeTime at={move.createdAt} />
        </div>
      </div>
      <MoveWay from={move.from} to={move.to} />
      <MoveProgress move={move} />
      <MoveActions
        name={move.displayName}
        target={{ moveIds: [move.id] }}
        actions={move.actions}
        from={move.from}
        to={move.to}
      />
      {move.error && <p className={classes.error}>{move.error}</p>}
    </li>
  );
}
