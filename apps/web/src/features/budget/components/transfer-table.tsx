import { Text, Title } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from '#components/data-table/data-table.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { Money } from '#components/money/money.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import type { Transfer } from '../api/list-transfers.ts';
import { transfersOptions } from '../api/list-transfers.ts';
import type { MovementGroup } from '../logic/group-transfers.ts';
import { groupTransfers } from '../logic/group-transfers.ts';
import { describeTransfer } from '../logic/transfer-kinds.ts';
import classes from './budget.module.css';

/** Every movement of the money, each with the batch that it was about. */
export function TransferTable() {
  const query = useInfiniteQuery(transfersOptions());
  const transfers = flattenPages(query.data?.pages ?? [], (transfer) => transfer.id);
  return (
    <section aria-labelledby="ledger-heading">
      <Title order={2} id="ledger-heading" mb="sm">
        Movements
      </Title>
      {query.isPending && <RowSkeletons height={48} rows={5} />}
      {query.error !== null && transfers.length === 0 && (
        <ErrorState
          error={query.error}
          title="The movements cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && transfers.length === 0 && (
        <Empty icon={IconReceipt} title="No movement yet">
          Your first deposit appears here, and later every reservation and payment.
        </Empty>
      )}
      {transfers.length > 0 && (
        <DataTable
          label="Movements of your money"
          head={
            <>
              <th scope="col">What</th>
              <th scope="col" className={classes.when}>
                When
              </th>
              <th scope="col" data-number>
                Available
              </th>
              <th scope="col" data-number>
                Reserved
              </th>
            </>
          }
        >
          {groupTransfers(transfers).map((group) => (
            <TransferRow key={group.id} transfer={group} />
          ))}
        </DataTable>
      )}
      <LoadMore query={query} noun="movements" />
    </section>
  );
}

function TransferRow({ transfer }: { readonly transfer: MovementGroup<Transfer> }) {
  const { label, help } = describeTransfer(transfer.kind);
  const { batch } = transfer;
  const time = <RelativeTime at={transfer.createdAt} />;
  return (
    <tr>
      <th scope="row">
        {transfer.count === 1 ? label : `${label} × ${transfer.count}`}
        <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
          {batch === null ? (
            help
          ) : (
            <AnchorLink to="/batches/$batchId" params={{ batchId: batch.id }} underline="always">
              <bdi>{batch.name}</bdi>
            </AnchorLink>
          )}
        </Text>
        <span className={classes.timeBelow}>{time}</span>
      </th>
      <td className={classes.when}>{time}</td>
      <td data-number>
        <Money amount={transfer.available} signed />
      </td>
      <td data-number>
        <Money amount={transfer.escrow} signed />
      </td>
    </tr>
  );
}
