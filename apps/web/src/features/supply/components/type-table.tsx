import { Button, NativeSelect } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { DataTable } from '#components/data-table/data-table.tsx';
import { Empty } from '#components/states/empty.tsx';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { StockBar } from '#components/stock-bar/stock-bar.tsx';
import { countOf, formatCount, formatShare } from '#lib/format/number.ts';
import type { Repository } from '../api/list-repositories.ts';
import { formatFigure } from '../logic/pace.ts';
import { signed } from '../logic/signed.ts';
import { standings } from '../supply-search.ts';
import classes from './section.module.css';

const standingWords = {
  SHORT: 'Too little',
  ENOUGH: 'Enough',
  EXCESS: 'Too much',
  UNWANTED: 'Not wanted',
} as const;

interface TypeTableProps {
  readonly repositories: readonly Repository[];
  readonly standing: (typeof standings)[number] | undefined;
  readonly onStanding: (standing: string) => void;
}

/** Every type in the repositories: shortage or excess, pace, and why. */
export function TypeTable({ repositories, standing, onStanding }: TypeTableProps) {
  const lines = repositories.flatMap(({ id: repositoryId, types }) =>
    types.map((type) => ({ ...type, repositoryId })),
  );
  const shown = lines.filter((line) => standing === undefined || line.standing === standing);
  const hidden = repositories.reduce(
    (sum, { types, typesInAll }) => sum + typesInAll - types.length,
    0,
  );
  return (
    <section aria-labelledby="types-heading">
      <div className={classes.head}>
        <h2 id="types-heading">By type</h2>
        <NativeSelect
          aria-label="Which types"
          value={standing ?? ''}
          data={[
            { value: '', label: 'All types' },
            ...standings.map((value) => ({ value, label: standingWords[value] })),
          ]}
          onChange={({ currentTarget }) => onStanding(currentTarget.value)}
        />
      </div>
      {shown.length === 0 ? (
        <Empty
          icon={IconStack2}
          title={lines.length === 0 ? 'No type yet' : 'No type is like that now'}
          action={
            standing === undefined ? undefined : (
              <Button variant="default" onClick={() => onStanding('')}>
                Show all types
              </Button>
            )
          }
        >
          {lines.length === 0
            ? 'Types appear when a repository aims at some of their tasks: when there is work, and people who will probably do it.'
            : 'Stock changes all the time; this list follows it.'}
        </Empty>
      ) : (
        <DataTable label="Supply by type" maxHeight={520} head={<TypeHead />}>
          {shown.map((line) => (
            <tr key={`${line.repositoryId} ${line.typeId}`}>
              <th scope="row">
                <bdi>{line.title || line.typeId}</bdi>
                {line.category !== '' && (
                  <span className={classes.under}>
                    <bdi>{line.category}</bdi>
                  </span>
                )}
                {line.why !== '' && <span className={classes.under}>{line.why}</span>}
              </th>
              <td className="nowrap">{line.repositoryId}</td>
              <td>
                <StatusBadge kind="supply" status={line.standing} />
              </td>
              <td>
                <StockBar
                  label={`${line.title} in ${line.repositoryId}`}
                  stock={line.stock}
                  target={line.target}
                />
              </td>
              <td data-number>{signed(line.difference)}</td>
              <td data-number>{formatCount(line.onTheWay)}</td>
              <td data-number>{formatCount(line.inHand)}</td>
              <td data-number>{formatFigure(line.expectedPerHour)}</td>
              <td data-number>{formatFigure(line.lastHour?.accepts)}</td>
              <td data-number>
                {typeof line.lastDay?.share === 'number' ? formatShare(line.lastDay.share) : '–'}
              </td>
            </tr>
          ))}
        </DataTable>
      )}
      {hidden > 0 && (
        <p className={classes.foot}>
          {countOf(hidden, 'type')} with less stock {hidden === 1 ? 'is' : 'are'} not listed.
        </p>
      )}
    </section>
  );
}

function TypeHead() {
  return (
    <>
      <th scope="col">Task type, and why it stands so</th>
      <th scope="col">Partition</th>
      <th scope="col">Standing</th>
      <th scope="col">Stock of target</th>
      <th scope="col" data-number>
        Over or short
      </th>
      <th scope="col" data-number>
        On the way
      </th>
      <th scope="col" data-number>
        In hand
      </th>
      <th scope="col" data-number>
        Expected an hour
      </th>
      <th scope="col" data-number>
        Last hour
      </th>
      <th scope="col" data-number>
        From stock, day
      </th>
    </>
  );
}
