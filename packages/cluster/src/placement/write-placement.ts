import type { Partition, Statement } from '@exchange/partitions';
import type { Home } from '../directory/types.ts';

export interface NewPlacement {
  readonly ownerKey: string;
  readonly accountId: string;
  readonly role: string;
  readonly displayName: string;
  readonly partitionId: string;
  readonly interests: readonly string[];
  readonly serviceClass: string;
}

/** What is known of a placed user: enough to make their rows at home again. */
export interface PlacedUser extends Home {
  readonly displayName: string;
  readonly interests: readonly string[];
}

const columns = `
  owner_key as "ownerKey", account_id as "accountId", partition_id as "partitionId", state, epoch,
  display_name as "displayName", coalesce(interests, '{}') as "interests"`;

/**
 * Of two that open the same role at the same time, one row wins; both then read that one. Who drains the
 * partition waits for this, or this for them: nobody comes to live there unseen.
 */
const insertStatement: Statement = {
  name: 'placement-insert',
  text: `
    with place as materialized (
      select accepting from partitions where id = $5 for share
    )
    insert into placements
           (owner_key, account_id, role, display_name, partition_id, interests, service_class,
            created_at)
    select $1, $2, $3, $4, $5, $6::text[], $7, coalesce($8::timestamptz, now())
     where coalesce((select accepting from place), true)
    on conflict (account_id, role) do nothing
    returning ${columns}`,
};

const findStatement: Statement = {
  name: 'placement-of-account',
  text: `select ${columns} from placements where account_id = $1 and role = $2`,
};

const classStatement: Statement = {
  name: 'placement-class-of-account',
  text: `
    select service_class as "serviceClass" from placements
     where account_id = $1
     order by created_at
     limit 1`,
};

const turnStatement: Statement = {
  name: 'placement-turn',
  text: `select nextval('placement_turn') as "turn"`,
};

/** Null when the account has a home in the role, or the partition takes nobody any more. */
export async function insertPlacement(
  database: Partition,
  placement: NewPlacement,
): Promise<PlacedUser | null> {
  const [row] = await database.query<PlacedUser>(insertStatement, [
    placement.ownerKey,
    placement.accountId,
    placement.role,
    placement.displayName,
    placement.partitionId,
    placement.interests,
    placement.serviceClass,
    database.clock.pinned(),
  ]);
  return row ?? null;
}

export async function findPlacement(
  database: Partition,
  accountId: string,
  role: string,
): Promise<PlacedUser | null> {
  const [row] = await database.query<PlacedUser>(findStatement, [accountId, role]);
  return row ?? null;
}

/** Of the role that the account has had for longest; null for a new account. */
export async function findServiceClass(
  database: Partition,
  accountId: string,
): Promise<string | null> {
  const [row] = await database.query<{ serviceClass: string }>(classStatement, [accountId]);
  return row?.serviceClass ?? null;
}

export async function takeTurn(database: Partition): Promise<number> {
  const [row] = await database.query<{ turn: number }>(turnStatement);
  return row?.turn ?? 0;
}
