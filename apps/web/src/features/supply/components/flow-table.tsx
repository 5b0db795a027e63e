import { DataTable } from '#components/data-table/data-table.tsx';
import { formatCount } from '#lib/format/number.ts';
import type { SlotFlow } from '../api/get-flows.ts';

/** The flows as figures: the twin of the drawing. */
export function FlowTable({ flows }: { readonly flows: readonly SlotFlow[] }) {
  const heads = ['Pulled', 'Pushed', 'One by one', 'Came back as work', 'Unused', 'Ran out'];
  return (
    <DataTable
      label="Flows between partitions"
      maxHeight={420}
      head={
        <>
          <th scope="col">From</th>
          <th scope="col">To</th>
          {heads.map((head) => (
            <th key={head} scope="col" data-number>
              {head}
            </th>
          ))}
        </>
      }
    >
      {flows.map((flow) => (
        <tr key={`${flow.fromPartitionId} ${flow.toPartitionId}`}>
          <th scope="row">{flow.fromPartitionId}</th>
          <td>{flow.toPartitionId}</td>
          <td data-number>{formatCount(flow.pulled)}</td>
          <td data-number>{formatCount(flow.pushed)}</td>
          <td data-number>{formatCount(flow.single)}</td>
          <td data-number>{formatCount(flow.delivered)}</td>
          <td data-number>{formatCount(flow.returned)}</td>
          <td data-number>{formatCount(flow.expired)}</td>
        </tr>
      ))}
    </DataTable>
  );
}
