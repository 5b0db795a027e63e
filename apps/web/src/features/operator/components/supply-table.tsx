import { Title } from '@mantine/core';
import { DataTable } from '#components/data-table/data-table.tsx';
import { formatCount } from '#lib/format/number.ts';
import type { Partition } from '../api/cluster-fields.ts';
import { StockBar } from './stock-bar.tsx';

/** Stock against target of each type in each repository. */
export function SupplyTable({ partitions }: { readonly partitions: readonly Partition[] }) {
  const lines = partitions.flatMap((partition) =>
    partition.supply.map((line) => ({ ...line, partitionId: partition.id })),
  );
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="supply-heading">
      <Title order={2} id="supply-heading" mb="sm">
        Stock against target
      </Title>
      <DataTable
        label="Stock against target"
        maxHeight={420}
        head={
          <>
            <th scope="col">Task type</th>
            <th scope="col">Partition</th>
            <th scope="col">Stock of target</th>
            <th scope="col" data-number>
              In hand
            </th>
          </>
        }
      >
        {lines.map((line) => (
          <tr key={`${line.partitionId} ${line.typeId}`}>
            <th scope="row">
              <bdi>{line.title}</bdi>
            </th>
            <td className="nowrap">{line.partitionId}</td>
            <td>
              <StockBar label={line.title} stock={line.stock} target={line.target} />
            </td>
            <td data-number>{formatCount(line.inHand)}</td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}
