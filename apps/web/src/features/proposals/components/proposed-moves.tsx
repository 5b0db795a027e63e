import { useQuery } from '@tanstack/react-query';
import { DataTable } from '#components/data-table/data-table.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { countOf } from '#lib/format/number.ts';
import { proposedMovesOptions } from '../api/list-proposed-moves.ts';

interface ProposedMovesProps {
  readonly id: string;
  /** All that it moves. */
  readonly users: number;
}

/** Whom a proposal moves from where to where. */
export function ProposedMoves({ id, users }: ProposedMovesProps) {
  const { data, error, refetch } = useQuery(proposedMovesOptions(id));
  if (error !== null) {
    return (
      <ErrorState error={error} title="They cannot be listed" onRetry={() => void refetch()} />
    );
  }
  if (data === undefined) return <RowSkeletons height={40} rows={3} />;
  return (
    <>
      <DataTable
        label="Whom it moves"
        maxHeight={300}
        head={
          <>
            <th scope="col">User</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
          </>
        }
      >
        {data.map(({ ownerKey, from, to }) => (
          <tr key={ownerKey}>
            <th scope="row">
              <AnchorLink to="/ops/find" search={{ id: ownerKey }}>
                {ownerKey}
              </AnchorLink>
            </th>
            <td>{from}</td>
            <td>{to}</td>
          </tr>
        ))}
      </DataTable>
      {data.length < users && <p>And {countOf(users - data.length, 'more user')}.</p>}
    </>
  );
}
