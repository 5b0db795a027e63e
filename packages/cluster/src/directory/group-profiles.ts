import type { Partition, Queryable, Statement } from '@exchange/partitions';
import type { GroupProfileRow } from './types.ts';

const publishProfileStatement: Statement = {
  name: 'directory-publish-group-profile',
  text: `
    insert into group_profiles (partition_id, profile, published_at)
    values ($1, $2::jsonb, coalesce($3::timestamptz, now()))
    on conflict (partition_id) do update
       set profile = excluded.profile, published_at = excluded.published_at`,
};

export async function writeGroupProfile(
  database: Partition,
  partitionId: string,
  profile: Readonly<Record<string, unknown>>,
): Promise<void> {
  await database.query(publishProfileStatement, [
    partitionId,
    JSON.stringify(profile),
    database.clock.pinned(),
  ]);
}

const listStatement: Statement = {
  name: 'directory-group-profiles',
  text: `
    select partition_id as "partitionId", profile, published_at as "publishedAt"
      from group_profiles
     order by partition_id`,
};

const keepStatement: Statement = {
  name: 'directory-keep-group-profiles',
  text: `
    delete from group_profiles
     where split_part(partition_id, '/', 1) = $1 and partition_id <> all($2::text[])`,
};

/** Forgets repositories that the partition kept before it was configured as it is. */
export async function keepGroupProfiles(
  database: Partition,
  partitionId: string,
  repositoryIds: readonly string[],
): Promise<void> {
  await database.query(keepStatement, [partitionId, repositoryIds]);
}

/** One row for each repository: there are few. */
export function readGroupProfiles(database: Queryable): Promise<GroupProfileRow[]> {
  return database.query<GroupProfileRow>(listStatement);
}
