import { Title, VisuallyHidden } from '@mantine/core';
import { DataTable } from '#components/data-table/data-table.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { ButtonLink } from '#components/links/button-link.tsx';
import { formatCount } from '#lib/format/number.ts';
import { formatSize } from '#lib/format/size.ts';
import type { UserLoad } from '../api/get-load.ts';

/** Who uses most of a partition; nothing when nobody was measured. */
export function HeaviestUsers({ users }: { readonly users: readonly UserLoad[] }) {
  if (users.length === 0) return null;
  return (
    <div>
      <Title order={3} mb="sm">
        Who uses most
      </Title>
      <DataTable
        label="Who uses most"
        head={
          <>
            <th scope="col">User</th>
            <th scope="col" data-number>
              Requests an hour
            </th>
            <th scope="col" data-number>
              Processor, ms an hour
            </th>
            <th scope="col" data-number>
              Rows
            </th>
            <th scope="col" data-number>
              Size
            </th>
            <th scope="col">
              <VisuallyHidden>What to do</VisuallyHidden>
            </th>
          </>
        }
      >
        {users.map((user) => (
          <tr key={user.ownerKey}>
            <th scope="row">
              <AnchorLink to="/ops/find" search={{ id: user.ownerKey }}>
                <bdi>{user.displayName}</bdi>
              </AnchorLink>
              {user.pinned && ', stays here'}
            </th>
            <td data-number>{formatCount(user.requests)}</td>
            <td data-number>{formatCount(user.cpuMs)}</td>
            {user.sizeMeasuredAt ? (
              <>
                <td data-number>{formatCount(user.rows)}</td>
                <td data-number>{formatSize(user.bytes)}</td>
              </>
            ) : (
              <td data-number colSpan={2}>
                not measured yet
              </td>
            )}
            <td>
              <ButtonLink
                variant="default"
                size="compact-md"
                to="/ops/moves"
                search={{ start: user.ownerKey }}
                aria-label={`Move ${user.displayName}`}
              >
                Move
              </ButtonLink>
            </td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}
