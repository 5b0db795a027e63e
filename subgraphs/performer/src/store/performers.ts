import type { PerformerPartition, Queryable, Statement } from '@exchange/partitions';

const create: Statement = {
  name: 'create-performer',
  text: `
    insert into performers (owner_key, account_id, display_name, created_at, last_active_at, preferences)
    values ($1, $2, $3, coalesce($4::timestamptz, now()), coalesce($4::timestamptz, now()),
            jsonb_build_object('categories', $5::jsonb))
    on conflict (owner_key) do nothing
    returning owner_key`,
};

/** True when the performer is new here. A new one counts as active: their group's stock is filled at once. */
export async function createPerformer(
  db: Queryable,
  input: { ownerKey: string; accountId: string; displayName: string; interests: readonly string[] },
  at: Date | null,
): Promise<boolean> {
  const rows = await db.query(create, [
    input.ownerKey,
    input.accountId,
    input.displayName,
    at,
    JSON.stringify(input.interests.slice(0, 30)),
  ]);
  return rows.length === 1;
}

const touch: Statement = {
  name: 'touch-performer',
  text: `
    with before as (select owner_key, last_active_at from performers where owner_key = $1)
    update performers p set last_active_at = coalesce($2::timestamptz, now()),
                            own_requester_key = $3
      from before b
     where p.owner_key = b.owner_key
       and (p.last_active_at is null
            or p.last_active_at < coalesce($2::timestamptz, now()) - interval '30 seconds')
    returning b.last_active_at as "before"`,
};

/** Notes that the performer is here, and who they are as a requester. Returns when they were before, when that is some time ago. */
export async function touchPerformer(
  db: Queryable,
  me: { readonly key: string; readonly ownRequesterKey: string | null },
  at: Date | null,
): Promise<{ before: Date | null } | null> {
  const [row] = await db.query<{ before: Date | null }>(touch, [me.key, at, me.ownRequesterKey]);
  return row ?? null;
}

export async function findPerformers(partition: PerformerPartition, keys: readonly string[]) {
  return partition.db.performer.findMany({ where: { ownerKey: { in: [...keys] } } });
}

export async function savePreferences(
  partition: PerformerPartition,
  ownerKey: string,
  preferences: object,
): Promise<boolean> {
  const { count } = await partition.db.performer.updateMany({
    where: { ownerKey },
    data: { preferences },
  });
  return count === 1;
}

const saveProfile: Statement = {
  name: 'save-profile-part',
  text: 'update performers set profile = profile || $2::jsonb where owner_key = $1',
};

/** Replaces the named parts of what the performer says of themselves. */
export async function saveProfilePart(
  db: Queryable,
  ownerKey: string,
  part: object,
): Promise<void> {
  await db.query(saveProfile, [ownerKey, JSON.stringify(part)]);
}

const standings: Statement = {
  name: 'read-standings',
  text: `
    select owner_key as "ownerKey", sum(submitted)::int as submitted, sum(approved)::int as approved,
           sum(rejected)::int as rejected
      from type_activity where owner_key = any($1::text[])
     group by owner_key`,
};

export interface Standing {
  readonly ownerKey: string;
  readonly submitted: number;
  readonly approved: number;
  readonly rejected: number;
}

/** How the work of these performers was judged; those without any are left out. */
export function readStandings(db: Queryable, keys: readonly string[]): Promise<Standing[]> {
  return db.query<Standing>(standings, [keys]);
}
