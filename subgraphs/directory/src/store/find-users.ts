import type { Directory, Statement } from '@exchange/partitions';

export interface FoundUser {
  readonly ownerKey: string;
  readonly role: string;
  readonly displayName: string;
  readonly accountId: string;
  readonly email: string;
  readonly partitionId: string;
  readonly state: string;
  readonly serviceClass: string;
  readonly pinned: boolean;
}

const findStatement: Statement = {
  name: 'directory-find-users',
  text: `
    select p.owner_key as "ownerKey", p.role, p.display_name as "displayName",
           p.account_id as "accountId", u.email, p.partition_id as "partitionId", p.state,
           p.service_class as "serviceClass", p.pinned
      from placements p
      join users u on u.id = p.account_id
     where starts_with(p.owner_key, $1) or starts_with(lower(u.email), $1) or u.id = $3
        or p.display_name ilike $2
     order by p.owner_key = $1 desc, p.display_name, p.owner_key
     limit $4`,
};

/** By the beginning of their key or address, by account, or by part of their name. */
export function findUsers(
  database: Directory,
  search: string,
  first: number,
): Promise<FoundUser[]> {
  const escaped = search.replaceAll(/[\\%_]/g, '\\$&');
  return database.query<FoundUser>(findStatement, [
    search.toLowerCase(),
    `%${escaped}%`,
    search,
    first,
  ]);
}
