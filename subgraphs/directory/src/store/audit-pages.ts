import type { Directory, Statement } from '@exchange/partitions';

export interface AuditLine {
  readonly id: number;
  readonly at: Date;
  readonly accountId: string;
  readonly accountName: string;
  readonly action: string;
  readonly target: string;
  readonly details: unknown;
}

export interface AuditFilter {
  readonly accountId: string | null;
  readonly action: string | null;
  readonly target: string | null;
}

const listStatement: Statement = {
  name: 'directory-audit-page',
  text: `
    select a.id, a.at, a.account_id as "accountId", coalesce(u.name, '') as "accountName", a.action,
           a.target, a.details
      from audit_log a
      left join users u on u.id = a.account_id
     where ($2::bigint is null or a.id < $2)
       and ($3::text is null or a.account_id = $3)
       and ($4::text is null or a.action = $4)
       and ($5::text is null or a.target = $5)
     order by a.id desc
     limit $1`,
};

/** Lines of the audit log, newest first, before a line. */
export function listAuditLines(
  database: Directory,
  first: number,
  before: number | null,
  { accountId, action, target }: AuditFilter,
): Promise<AuditLine[]> {
  return database.query<AuditLine>(listStatement, [first, before, accountId, action, target]);
}
