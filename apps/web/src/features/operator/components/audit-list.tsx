import { Title } from '@mantine/core';
import { DataTable } from '#components/data-table/data-table.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';

interface AuditListProps {
  readonly entries: readonly {
    readonly at: string;
    readonly accountId: string;
    readonly action: string;
    readonly target: string;
  }[];
}

/** What operators and the cluster did last. */
export function AuditList({ entries }: AuditListProps) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="audit-heading">
      <Title order={2} id="audit-heading" mb="sm">
        Last events
      </Title>
      <DataTable
        label="Last events"
        maxHeight={320}
        head={
          <>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">To what</th>
            <th scope="col">By</th>
          </>
        }
      >
        {entries.map((entry, index) => (
          <tr key={`${index} ${entry.at}`}>
            <td>
              <RelativeTime at={entry.at} />
            </td>
            <th scope="row">{entry.action}</th>
            <td>{entry.target}</td>
            <td>{entry.accountId}</td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}
