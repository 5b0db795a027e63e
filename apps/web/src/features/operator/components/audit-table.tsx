import { DataTable } from '#components/data-table/data-table.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { RelativeTime } from '#components/time/relative-time.tsx';
import type { AuditEdge } from '../api/audit-fields.ts';
import { describeAction } from '../logic/describe-action.ts';
import { describeDetails } from '../logic/describe-details.ts';

interface AuditTableProps {
  readonly entries: readonly AuditEdge[];
  readonly maxHeight?: number;
}

/** Actions of operators, a line each; what is in a cell narrows the log to it. */
export function AuditTable({ entries, maxHeight }: AuditTableProps) {
  return (
    <DataTable
      label="Actions of operators"
      {...(maxHeight === undefined ? {} : { maxHeight })}
      head={
        <>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">To what</th>
          <th scope="col">By</th>
          <th scope="col">More</th>
        </>
      }
    >
      {entries.map(({ cursor, node }) => (
        <tr key={cursor}>
          <td>
            <RelativeTime at={node.at} />
          </td>
          <th scope="row">
            <AnchorLink to="/ops/audit" search={{ action: node.action }}>
              {describeAction(node.action)}
            </AnchorLink>
          </th>
          <td>
            <AnchorLink to="/ops/audit" search={{ target: node.target }}>
              {node.target}
            </AnchorLink>
          </td>
          <td>
            <AnchorLink to="/ops/audit" search={{ account: node.accountId }}>
              <bdi>{node.accountName === '' ? node.accountId : node.accountName}</bdi>
            </AnchorLink>
          </td>
          <td className="long">
            <bdi>{describeDetails(node.details)}</bdi>
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
