import { livesHere, type Queryable, type Statement } from '@exchange/partitions';

export interface NewestLease {
  readonly id: string;
  readonly taskId: string;
  readonly holder: string;
  readonly kind: string;
  readonly status: string;
  readonly granted: number;
  readonly outstanding: number;
  readonly epoch: number;
  readonly grantedAt: Date;
  readonly expiresAt: Date;
}

/** Served by `leases_newest`. */
const statement: Statement = {
  name: 'requester-newest-leases',
  text: `
    select l.id, l.task_id as "taskId", l.holder, l.kind, l.status, l.granted, l.outstanding, l.epoch,
           l.granted_at as "grantedAt", l.expires_at as "expiresAt"
      from leases l
     where ${livesHere('l.owner_key')}
     order by l.granted_at desc, l.id
     limit $1`,
};

/** The newest first; those in copies of users who live elsewhere are listed there. */
export function listNewestLeases(database: Queryable, first: number): Promise<NewestLease[]> {
  return database.query(statement, [first]);
}
