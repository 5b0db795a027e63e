import type { ReactNode } from 'react';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { DataTable } from '#components/data-table/data-table.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { countOf, formatCount, formatShare } from '#lib/format/number.ts';
import type { Move } from '../api/move-fields.ts';
import { formatSize } from '#lib/format/size.ts';

/** Everything that is known of a move, a line each. */
export function MoveFacts({ move }: { readonly move: Move }) {
  const facts: readonly (readonly [label: string, value: ReactNode])[] = [
    ['Last step', `${move.step}: ${move.stepName}`],
    ['Way to the switch', formatShare(move.progress)],
    [
      'Rows copied',
      typeof move.rowsEstimated === 'number'
        ? `${formatCount(move.rowsCopied)} of about ${formatCount(move.rowsEstimated)}`
        : formatCount(move.rowsCopied),
    ],
    ['Copied in all', formatSize(move.bytesCopied)],
    ['Changes left to copy', formatCount(move.changesLeft)],
    [
      'Writes waited at the switch',
      typeof move.blockedMs === 'number' ? `${formatCount(move.blockedMs)} ms` : 'Not switched yet',
    ],
    [
      'Switches given up',
      move.tries === 0 ? 'None' : `${countOf(move.tries, 'switch', 'switches')} took too long`,
    ],
    ['User', <code key="user">{`${move.role} ${move.ownerKey}`}</code>],
    ['Started', <When key="started" at={move.createdAt} by={move.requestedByName} />],
    ...(move.group.total > 1
      ? [['Together with', <GroupLink key="group" group={move.group} />] as const]
      : []),
    ...(move.group.reason === ''
      ? []
      : [['Why', <bdi key="why">{move.group.reason}</bdi>] as const]),
    ['Last change', <RelativeTime key="updated" at={move.updatedAt} />],
    ...(move.flippedAt
      ? [['Lives at the destination', <RelativeTime key="f" at={move.flippedAt} />] as const]
      : []),
    ...(move.keepUntil
      ? [['Old copy is kept until', <RelativeTime key="k" at={move.keepUntil} />] as const]
      : []),
    ...(move.takesBack
      ? [['Takes back', <MoveLink key="t" id={move.takesBack} words="an earlier move" />] as const]
      : []),
    ...(move.takenBackBy
      ? [
          [
            'Taken back by',
            <MoveLink key="b" id={move.takenBackBy} words="a later move" />,
          ] as const,
        ]
      : []),
  ];
  return (
    <DataTable
      label="Figures of the move"
      head={
        <>
          <th scope="col">What</th>
          <th scope="col">Now</th>
        </>
      }
    >
      {facts.map(([label, value]) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>{value}</td>
        </tr>
      ))}
    </DataTable>
  );
}

function When({ at, by }: { readonly at: string; readonly by: string }) {
  return (
    <>
      <RelativeTime at={at} /> by <bdi>{by}</bdi>
    </>
  );
}

function GroupLink({ group }: { readonly group: Move['group'] }) {
  return (
    <AnchorLink to="/ops/moves" search={{ group: group.id }} underline="always">
      {group.kind === 'drain'
        ? `all users of ${group.partitionId ?? 'a partition'}`
        : countOf(group.total - 1, 'other user')}
    </AnchorLink>
  );
}

function MoveLink({ id, words }: { readonly id: string; readonly words: string }) {
  return (
    <AnchorLink to="/ops/moves/$moveId" params={{ moveId: id }} underline="always">
      {words}
    </AnchorLink>
  );
}
