import { Code } from '@mantine/core';
import '@mantine/core/styles/Code.css';
import { DataTable } from '#components/data-table/data-table.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { formatCount } from '#lib/format/number.ts';
import type { Lease } from '../api/list-leases.ts';

/** Leases in rows. */
export function LeaseTable({ leases }: { readonly leases: readonly Lease[] }) {
  return (
    <DataTable
      label="Leases"
      head={
        <>
          <th scope="col">Status</th>
          <th scope="col">Granted by</th>
          <th scope="col">Held by</th>
          <th scope="col">Kind</th>
          <th scope="col" data-number>
            Outstanding
          </th>
          <th scope="col">Granted</th>
          <th scope="col">Ends</th>
          <th scope="col">Task</th>
        </>
      }
    >
      {leases.map((lease) => (
        <tr key={lease.id}>
          <td>
            <StatusBadge kind="lease" status={lease.status} />
          </td>
          <td className="nowrap">{lease.partitionId}</td>
          <td className="nowrap">{lease.holder}</td>
          <td className="nowrap">{lease.kind}</td>
          <td data-number>
            {formatCount(lease.outstanding)} of {formatCount(lease.granted)}
          </td>
          <td>
            <RelativeTime at={lease.grantedAt} />
          </td>
          <td>
            <RelativeTime at={lease.expiresAt} />
          </td>
          <th scope="row" className="long">
            <AnchorLink to="/ops/find" search={{ id: lease.taskId }}>
              <Code title={`Epoch ${lease.epoch}`} style={{ overflowWrap: 'anywhere' }}>
                {lease.taskId}
              </Code>
            </AnchorLink>
          </th>
        </tr>
      ))}
    </DataTable>
  );
}
