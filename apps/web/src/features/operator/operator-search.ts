import { compactSearch, read } from '#lib/search-params.ts';

/** Partition that a list is narrowed to. */
export function validatePartitionSearch(search: Record<string, unknown>) {
  return compactSearch({ partition: read.text(search['partition']) });
}

export const leaseStatuses = ['active', 'closed', 'expired'] as const;

/** Which leases are listed. */
export function validateLeasesSearch(search: Record<string, unknown>) {
  return compactSearch({
    partition: read.text(search['partition']),
    status: read.oneOf(search['status'], leaseStatuses),
    q: read.text(search['q']),
  });
}

export const topologyViews = ['drawing', 'table'] as const;

/** How the cluster is shown. */
export function validateClusterSearch(search: Record<string, unknown>) {
  return compactSearch({ view: read.oneOf(search['view'], topologyViews) });
}
