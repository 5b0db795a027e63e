import { Button, VisuallyHidden } from '@mantine/core';
import { IconMoodEmpty } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '#components/data-table/data-table.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { ButtonLink } from '#components/links/button-link.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { showProblem } from '#lib/show-problem.ts';
import type { FoundUser } from '../api/find-users.ts';
import { findUsersOptions } from '../api/find-users.ts';
import { useSettleUser } from '../api/settle-user.ts';

/** Users whose key, address or name fits. */
export function UserList({ search }: { readonly search: string }) {
  const { data, error, isLoading, refetch } = useQuery(findUsersOptions(search));
  if (isLoading) return <RowSkeletons height={44} rows={4} />;
  if (error !== null && data === undefined) {
    return (
      <ErrorState error={error} title="Users cannot be searched" onRetry={() => void refetch()} />
    );
  }
  if (data === undefined) return null;
  if (data.length === 0) {
    return (
      <Empty icon={IconMoodEmpty} title="Nobody matches">
        Part of a name, or the beginning of an address or key.
      </Empty>
    );
  }
  return (
    <DataTable
      label="Users"
      head={
        <>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">Address</th>
          <th scope="col">Lives on</th>
          <th scope="col">Class</th>
          <th scope="col">
            <VisuallyHidden>What to do</VisuallyHidden>
          </th>
        </>
      }
    >
      {data.map((user) => (
        <UserRow key={user.ownerKey} user={user} />
      ))}
    </DataTable>
  );
}

function UserRow({ user }: { readonly user: FoundUser }) {
  const { ownerKey, displayName, pinned, partitionId } = user;
  const settle = useSettleUser();
  const failed = (problem: unknown) => showProblem(`${displayName} is as before`, problem);
  return (
    <tr>
      <th scope="row">
        <AnchorLink to="/ops/find" search={{ id: ownerKey }}>
          <bdi>{displayName}</bdi>
        </AnchorLink>
        <br />
        <code>{ownerKey}</code>
      </th>
      <td>{user.role}</td>
      <td>
        <bdi>{user.email}</bdi>
      </td>
      <td>
        <AnchorLink to="/ops/partitions" search={{ partition: partitionId }}>
          {partitionId}
        </AnchorLink>
        {user.state === 'active' ? '' : `, ${user.state}`}
        {pinned && ', stays there'}
      </td>
      <td>{user.serviceClass}</td>
      <td>
        <ButtonLink
          variant="default"
          size="compact-md"
          to="/ops/moves"
          search={{ start: ownerKey }}
          aria-label={`Move ${displayName}`}
        >
          Move
        </ButtonLink>{' '}
        <Button
          variant="default"
          size="compact-md"
          aria-label={`${pinned ? 'Unpin' : 'Pin'} ${displayName}`}
          data-tip={
            pinned
              ? 'Proposals may move them again.'
              : 'No proposal moves them; an operator still can.'
          }
          loading={settle.isPending}
          onClick={() =>
            settle.mutate(
              { ownerKey, pinned: !pinned },
              {
                onSuccess: (problem) => {
                  if (problem !== null) failed(problem);
                },
                onError: failed,
              },
            )
          }
        >
          {pinned ? 'Unpin' : 'Pin'}
        </Button>
      </td>
    </tr>
  );
}
