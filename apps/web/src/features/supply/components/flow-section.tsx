import { Alert, SegmentedControl } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import { IconArrowsExchange, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { flowsOptions } from '../api/get-flows.ts';
import type { SupplySearch } from '../supply-search.ts';
import { FlowDrawing } from './flow-drawing.tsx';
import { FlowTable } from './flow-table.tsx';
import classes from './section.module.css';

interface FlowSectionProps {
  readonly search: SupplySearch;
  readonly onChange: (change: { readonly window?: string; readonly view?: string }) => void;
}

/** Slots that went between partitions, as a drawing with its twin, a table. */
export function FlowSection({ search, onChange }: FlowSectionProps) {
  const { window = 'hour', view = 'drawing', partition } = search;
  const { data, error, refetch } = useQuery(flowsOptions(window));
  const links = (data?.links ?? []).filter(
    (link) => partition === undefined || link.toPartitionId.split('/')[0] === partition,
  );
  return (
    <section aria-labelledby="flows-heading">
      <div className={classes.head}>
        <h2 id="flows-heading">Flows between partitions</h2>
        <div className={classes.controls}>
          <SegmentedControl
            size="sm"
            aria-label="Up to now from"
            value={window}
            data={[
              { value: 'hour', label: 'Last hour' },
              { value: 'day', label: 'Last day' },
            ]}
            onChange={(next) => onChange({ window: next })}
          />
          <SegmentedControl
            size="sm"
            aria-label="View of the flows"
            value={view}
            data={[
              { value: 'drawing', label: 'Drawing' },
              { value: 'table', label: 'Table' },
            ]}
            onChange={(next) => onChange({ view: next })}
          />
        </div>
      </div>
      {data === undefined && error === null && <RowSkeletons height={180} rows={1} />}
      {error !== null && data === undefined && (
        <ErrorState
          error={error}
          title="The flows cannot be shown"
          onRetry={() => void refetch()}
        />
      )}
      {data !== undefined && data.missing.length > 0 && (
        <Alert
          mb="sm"
          color="orange"
          icon={<IconPlugConnectedX size={18} aria-hidden />}
          title={`Without ${data.missing.join(', ')}`}
        >
          These partitions do not answer; what went from and to them is not counted.
        </Alert>
      )}
      {data !== undefined && links.length === 0 && (
        <Empty icon={IconArrowsExchange} title={`Nothing moved in the last ${window}`}>
          Slots move when performer partitions ask for stock, when requester partitions hand them
          out, and when somebody accepts what is not in stock.
        </Empty>
      )}
      {links.length > 0 && view === 'drawing' && <FlowDrawing flows={links} />}
      {links.length > 0 && view === 'table' && <FlowTable flows={links} />}
    </section>
  );
}
