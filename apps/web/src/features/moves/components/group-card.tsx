import type { MoveAction } from '#gql';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { countOf, formatCount } from '#lib/format/number.ts';
import type { MoveGroup } from '../api/list-groups.ts';
import { countLeft, describeGroup, groupActions } from '../logic/describe-group.ts';
import { MoveActions } from './move-actions.tsx';
import classes from './moves.module.css';
import { ProgressBar } from './progress-bar.tsx';

/** Moves that were started together: how far they are, and what can be done with all of them. */
export function GroupCard({ group }: { readonly group: MoveGroup }) {
  const name = describeGroup(group);
  const actions: readonly MoveAction[] = groupActions(group.counts);
  const left = countLeft(group);
  return (
    <li className={`card ${classes.group ?? ''}`}>
      <div>
        <AnchorLink to="/ops/moves" search={{ group: group.id }} className={classes.name ?? ''}>
          {name}
        </AnchorLink>
        <div className={classes.note}>
          by <bdi>{group.requestedByName}</bdi> <RelativeTime at={group.createdAt} />
          {group.reason !== '' && (
            <>
              : <bdi>{group.reason}</bdi>
            </>
          )}
        </div>
      </div>
      <ProgressBar label={name} value={group.total === 0 ? 1 : 1 - left / group.total} />
      <div className={classes.note}>
        {formatCount(group.moved)} of {countOf(group.total, 'user')} moved
        {left > 0 && `, ${formatCount(left)} to go`}
        {group.given > 0 && `, ${formatCount(group.given)} given up`}
        {group.takenBack > 0 && `, ${formatCount(group.takenBack)} taken back`}
      </div>
      <MoveActions name={name} target={{ groupId: group.id }} actions={actions} from="" to="" />
    </li>
  );
}
