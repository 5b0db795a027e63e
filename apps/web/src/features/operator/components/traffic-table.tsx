import { Title } from '@mantine/core';
import { DataTable } from '#components/data-table/data-table.tsx';
import { formatCount, formatShare } from '#lib/format/number.ts';
import type { Thread } from '../logic/arrange-traffic.ts';

/** The lines of the picture as rows. */
export function TrafficTable({ threads }: { readonly threads: readonly Thread[] }) {
  if (threads.length === 0) return null;
  return (
    <section aria-labelledby="traffic-heading">
      <Title order={3} id="traffic-heading" mt="lg" mb="sm">
        Between partitions
      </Title>
      <DataTable
        label="Traffic between partitions"
        head={
          <>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" data-number>
              Slots, last hour
            </th>
            <th scope="col" data-number>
              Came back done
            </th>
            <th scope="col" data-number>
              Users on their way
            </th>
          </>
        }
      >
        {threads.map((thread) => (
          <tr key={`${thread.kind} ${thread.from} ${thread.to}`}>
            <th scope="row">{thread.from}</th>
            <td>{thread.to}</td>
            <td data-number>{thread.kind === 'work' ? formatCount(thread.slots) : '–'}</td>
            <td data-number>{thread.kind === 'work' ? formatCount(thread.delivered) : '–'}</td>
            <td data-number>
              {thread.kind === 'move'
                ? `${formatCount(thread.users)} (${formatShare(thread.progress)})`
                : '–'}
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}
