import type { Reader, Readers } from './databases.ts';
import type { Finding, Invariant, Violation } from './invariant.ts';
import { atHome } from './homes.ts';
import { examineEach } from './invariant.ts';
import { findUnqualified } from './qualified.ts';

/** I5: work in hand stands on stock that was granted, and is counted there. */
export const assignmentsHaveGrants: Invariant = {
  code: 'I5',
  title: 'No assignment without a valid grant',
  examine: (readers) =>
    examineEach(readers.performers, {
      count: `select count(*) as looked from assignments where status = 'accepted'`,
      violations: `
        select key, message from (
          select a.id as key, 'assignment ' || a.id || ' stands on no stock' as message
            from assignments a
            left join stock_items s on s.lease_id = a.lease_id
           where a.status = 'accepted' and s.lease_id is null and ${atHome('a.owner_key')}
          union all
          select a.id, 'assignment ' || a.id || ' may be submitted after its lease ends'
            from assignments a join stock_items s on s.lease_id = a.lease_id
           where a.status = 'accepted' and a.deadline_at > s.expires_at and ${atHome('a.owner_key')}
          union all
          select s.lease_id, 'lease ' || s.lease_id || ': ' || s.in_hand || ' in hand, ' ||
                 coalesce(a.held, 0) || ' assignments'
            from stock_items s
            left join (select lease_id, count(*) as held from assignments h
                        where status = 'accepted' and ${atHome('h.owner_key')} group by lease_id) a on a.lease_id = s.lease_id
           where s.in_hand <> coalesce(a.held, 0)
          union all
          select p.owner_key, 'performer ' || p.owner_key || ' counts ' || p.in_hand || ' in hand, has ' ||
                 coalesce(a.held, 0)
            from performers p
            left join (select owner_key, count(*) as held from assignments
                        where status = 'accepted' group by owner_key) a on a.owner_key = p.owner_key
           where p.in_hand <> coalesce(a.held, 0) and ${atHome('p.owner_key')}
        ) as found`,
    }),
};

interface Home {
  ownerKey: string;
  partitionId: string;
}

async function listUsers(readers: readonly Reader[], table: string): Promise<Home[]> {
  const lists = await Promise.all(
    readers.map(async (reader) =>
      (
        await reader.rows<{ ownerKey: string }>(
          `select owner_key as "ownerKey" from ${table} u where ${atHome('u.owner_key')}`,
        )
      ).map(({ ownerKey }) => ({ ownerKey, partitionId: reader.id })),
    ),
  );
  return lists.flat();
}

/** I6: the directory and the partitions agree on where everybody lives. */
export const usersHaveOneHome: Invariant = {
  code: 'I6',
  title: 'Every user has exactly one writable home',
  async examine(readers) {
    const users = [
      ...(await listUsers(readers.requesters, 'requesters')),
      ...(await listUsers(readers.performers, 'performers')),
    ];
    const placements = await readers.directory.rows<Home>(
      `select owner_key as "ownerKey", partition_id as "partitionId" from placements`,
    );
    const homes = new Map(placements.map((home) => [home.ownerKey, home.partitionId]));
    const violations: Violation[] = users
      .filter(({ ownerKey, partitionId }) => homes.get(ownerKey) !== partitionId)
      .map(({ ownerKey, partitionId }) => ({
        key: ownerKey,
        message: `${ownerKey} lies on ${partitionId}, but lives on ${homes.get(ownerKey) ?? 'no partition'}`,
      }));
    const present = new Set(users.map(({ ownerKey }) => ownerKey));
    for (const { ownerKey, partitionId } of placements) {
      if (present.has(ownerKey)) continue;
      violations.push({
        key: ownerKey,
        message: `${ownerKey} lives on ${partitionId} and has no row there`,
      });
    }
    return { looked: placements.length, violations };
  },
};

/** I11: not one's own task, not twice, not unqualified, not of a requester who had blocked them. */
export const nobodyDoesWhatTheyMustNot: Invariant = {
  code: 'I11',
  title: 'Nobody has a task that they must not do',
  async examine(readers: Readers): Promise<Finding> {
    const accounts = await readers.directory.rows<{ ownerKey: string; accountId: string }>(
      `select owner_key as "ownerKey", account_id as "accountId" from placements`,
    );
    const accountOf = new Map(accounts.map(({ ownerKey, accountId }) => [ownerKey, accountId]));
    let looked = 0;
    const violations: Violation[] = [];
    for (const performer of readers.performers) {
      const pairs = await performer.rows<{
        ownerKey: string;
        requesterKey: string;
        taskId: string;
        times: number;
      }>(
        `select owner_key as "ownerKey", requester_key as "requesterKey", task_id as "taskId",
                count(*) as times
           from assignments a
          where status in ('accepted', 'submitted', 'approved', 'rejected') and ${atHome('a.owner_key')}
          group by owner_key, requester_key, task_id`,
      );
      looked += pairs.length;
      const unqualified = await findUnqualified(performer);
      looked += unqualified.looked;
      violations.push(...unqualified.violations);
      for (const pair of pairs) {
        const own = accountOf.get(pair.ownerKey);
        if (pair.times > 1) {
          violations.push({
            key: pair.ownerKey + pair.taskId,
            message: `${performer.id}: ${pair.ownerKey} has ${pair.taskId} ${pair.times} times`,
          });
        }
        if (own !== undefined && own === accountOf.get(pair.requesterKey)) {
          violations.push({
            key: pair.ownerKey + pair.taskId,
            message: `${performer.id}: ${pair.ownerKey} does a task of their own, ${pair.taskId}`,
          });
        }
      }
    }
    return { looked, violations };
  },
};
