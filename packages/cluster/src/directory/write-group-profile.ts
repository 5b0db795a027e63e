import type { Partition, Statement } from '@exchange/partitions';

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
