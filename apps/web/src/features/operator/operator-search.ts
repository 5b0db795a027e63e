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

/** What the audit log is narrowed to. */
export function validateAuditSearch(search: Record<string, unknown>) {
  return compactSearch({
    action: read.text(search['action']),
    target: read.text(search['target']),
    account: read.text(search['account']),
  });
}

/** What is looked for: part of a name or address, or an id to follow. */
export function validateFindSearch(search: Record<string, unknown>) {
  return compactSearch({ q: read.text(search['q']), id: read.text(search['id']) });
}

export const topologyViews = ['drawing', 'table'] as const;

/** How the cluster is shown. */
export function validateClusterSearch(search: Record<string, unknown>) {
  return compactSearch({ view: read.oneOf(search['view'], topologyViews) });
}
