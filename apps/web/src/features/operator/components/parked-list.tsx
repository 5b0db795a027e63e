import { Center, Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '#components/data-table/data-table.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { formatCount } from '#lib/format/number.ts';
import type { ParkedItem } from '../api/list-parked.ts';
import { parkedWorkOptions } from '../api/list-parked.ts';

const pageSize = 50;

const jobWords: Readonly<Record<string, string>> = {
  approve: 'Automatic approval',
  payout: 'Payout',
};

/** Work that a job could not do: what, why, and when it is tried again. */
export function ParkedList({ partitionId }: { readonly partitionId: string | null }) {
  const [first, setFirst] = useState(pageSize);
  const { data, error, isPending, refetch } = useQuery(parkedWorkOptions(partitionId, first));
  if (data === undefined) {
    if (isPending) return <RowSkeletons height={44} rows={4} />;
    return (
      <ErrorState
        error={error}
        title="What was put aside cannot be shown"
        onRetry={() => void refetch()}
      />
    );
  }
  if (data.length === 0) {
    return (
      <Empty icon={IconCircleCheck} title="Nothing is put aside">
        When a job cannot do a piece of work, it puts it here with its reason, goes on with the rest
        and tries again by itself.
      </Empty>
    );
  }
  return (
    <>
      <DataTable
        label="Work put aside"
        head={
          <>
            <th scope="col">Work</th>
            <th scope="col">Why it could not be done</th>
            <th scope="col">Partition</th>
            <th scope="col" data-number>
              Tries
            </th>
            <th scope="col">Put aside</th>
            <th scope="col">Next try</th>
          </>
        }
      >
        {data.map((item) => (
          <ParkedRow key={`${item.job} ${item.id}`} item={item} />
        ))}
      </DataTable>
      {data.length === first && (
        <Center>
          <Button variant="default" onClick={() => setFirst(first + 2 * pageSize)}>
            More work put aside
          </Button>
        </Center>
      )}
    </>
  );
}

function ParkedRow({ item }: { readonly item: ParkedItem }) {
  return (
    <tr>
      <th scope="row">
        {jobWords[item.job] ?? item.job}
        <br />
        <code>{item.id}</code>
      </th>
      <td>
        <bdi>{item.reason}</bdi>
      </td>
      <td>{item.partitionId}</td>
      <td data-number>{formatCount(item.attempts)}</td>
      <td>
        <RelativeTime at={item.parkedAt} />
      </td>
      <td>
        <RelativeTime at={item.nextAttemptAt} due />
      </td>
    </tr>
  );
}
