import type { Directory } from '@exchange/partitions';

export interface AuditRow {
  readonly at: Date;
  readonly accountId: string;
  readonly action: string;
  readonly target: string;
}

export async function appendAudit(
  database: Directory,
  entry: Omit<AuditRow, 'at'> & { readonly details?: Readonly<Record<string, string>> },
): Promise<void> {
  await database.db.auditEntry.create({
    data: {
      at: database.clock.now(),
      accountId: entry.accountId,
      action: entry.action,
      target: entry.target,
      details: entry.details ?? {},
    },
  });
}

/** Newest first. */
export function listAudit(database: Directory, first: number): Promise<AuditRow[]> {
  return database.db.auditEntry.findMany({
    select: { at: true, accountId: true, action: true, target: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: first,
  });
}
