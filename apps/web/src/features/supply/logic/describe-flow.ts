import { countOf, formatCount } from '#lib/format/number.ts';
import { leasedOf, type FlowCounts } from './arrange-flows.ts';

/** A flow in a sentence, for screen readers and below the drawing. */
export function describeFlow(flow: FlowCounts): string {
  const out = [
    flow.pulled > 0 ? `${formatCount(flow.pulled)} pulled` : '',
    flow.pushed > 0 ? `${formatCount(flow.pushed)} pushed` : '',
    flow.single > 0 ? `${formatCount(flow.single)} one by one` : '',
  ].filter((part) => part !== '');
  const back = [
    `${formatCount(flow.delivered)} came back as work`,
    `${formatCount(flow.returned)} unused`,
    flow.expired > 0 ? `${formatCount(flow.expired)} ran out` : '',
  ].filter((part) => part !== '');
  const leased = `${countOf(leasedOf(flow), 'slot')} leased${out.length > 0 ? ` (${out.join(', ')})` : ''}`;
  return `${flow.fromPartitionId} to ${flow.toPartitionId}: ${leased}; ${back.join(', ')}.`;
}
