interface LeaseFacts {
  readonly id: string;
  readonly taskId: string;
  readonly partitionId: string;
  readonly holder: string;
  readonly status: string;
}

interface LeaseFilter {
  readonly status?: string | undefined;
  readonly q?: string | undefined;
}

/** Leases of a status that have the words in one of their ids. */
export function filterLeases<T extends LeaseFacts>(
  leases: readonly T[],
  { status, q }: LeaseFilter,
): T[] {
  const words = q?.trim().toLowerCase() ?? '';
  return leases.filter((lease) => {
    if (status !== undefined && lease.status !== status) return false;
    const ids = [lease.id, lease.taskId, lease.partitionId, lease.holder];
    return words === '' || ids.some((id) => id.toLowerCase().includes(words));
  });
}
