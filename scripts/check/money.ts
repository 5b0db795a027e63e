import { costFor } from '@exchange/kernel';
import type { Readers } from './databases.ts';
import type { Finding, Invariant, Violation } from './invariant.ts';
import { atHome } from './homes.ts';
import { examineEach, mergeFindings } from './invariant.ts';

const transit = `select coalesce(sum(balance), 0) from ledger_accounts where kind = 'transit'`;

/** Partitions that are no more count with the balances that their books were closed with. */
async function readRetired(
  { directory }: Readers,
  role: 'requester' | 'performer',
  kind: string,
): Promise<number> {
  const rows = await directory.rows<{ minor: number }>(
    `select coalesce(sum((balances ->> $2)::bigint), 0) as minor
       from retired_partitions where role = $1`,
    [role, kind],
  );
  return rows[0]?.minor ?? 0;
}

/** What the performers of all partitions were credited ever. */
async function readCredited(readers: Readers): Promise<number> {
  let credited = -(await readRetired(readers, 'performer', 'transit'));
  for (const performer of readers.performers) {
    const [row] = await performer.rows<{ transit: number }>(`select (${transit}) as transit`);
    credited -= row?.transit ?? 0;
  }
  return credited;
}

/**
 * Money between partitions. A credit is written after its decision and before the decision's message
 * counts as delivered, so also amid decisions, read in this order: what was credited before is no
 * more than what was sent, and what was delivered is no more than what was credited after. When
 * nothing is under way the three are equal, and transit nets to zero.
 */
async function examineTransit(readers: Readers): Promise<Finding> {
  const creditedBefore = await readCredited(readers);
  let sent = await readRetired(readers, 'requester', 'transit');
  let waiting = 0;
  for (const requester of readers.requesters) {
    const [row] = await requester.rows<{ transit: number; waiting: number }>(`
      select (${transit}) as transit,
             (select coalesce(sum((payload ->> 'amountMinor')::bigint), 0) from outbox o
               where kind = 'assignment.decided' and delivered_at is null
                 and ${atHome('outbox_owner(o.kind, o.payload)')}) as waiting`);
    sent += row?.transit ?? 0;
    waiting += row?.waiting ?? 0;
  }
  const creditedAfter = await readCredited(readers);
  const violations: Violation[] = [];
  if (creditedBefore > sent) {
    const message = `performers were credited ${creditedBefore}, but only ${sent} was sent to them`;
    violations.push({ key: 'credited', message });
  }
  if (creditedAfter < sent - waiting) {
    const message = `${sent - waiting} was delivered to performers, but they were credited ${creditedAfter}`;
    violations.push({ key: 'delivered', message });
  }
  return { looked: 1, violations };
}

/** Orders go along with their performer; what was booked for them stays where it was booked. */
async function examinePayouts(readers: Readers): Promise<Finding> {
  let [ordered, looked] = [0, 0];
  let booked = await readRetired(readers, 'performer', 'payouts');
  for (const performer of readers.performers) {
    const [row] = await performer.rows<{ booked: number; ordered: number; looked: number }>(`
      select (select coalesce(sum(balance), 0) from ledger_accounts where id = 'house:payouts') as booked,
             coalesce(sum(amount_minor) filter (where status <> 'failed'), 0) as ordered,
             count(*) as looked
        from payouts p where ${atHome('p.owner_key')}`);
    booked += row?.booked ?? 0;
    ordered += row?.ordered ?? 0;
    looked += row?.looked ?? 0;
  }
  const message = `${booked} is booked as paid out, orders are for ${ordered}`;
  return { looked, violations: booked === ordered ? [] : [{ key: 'payouts', message }] };
}

/** What users took along is booked where they came from and where they went, with opposite signs. */
async function examineMoved(readers: Readers): Promise<Finding> {
  const violations: Violation[] = [];
  for (const [role, partitions] of [
    ['requester', readers.requesters],
    ['performer', readers.performers],
  ] as const) {
    let moved = await readRetired(readers, role, 'moved');
    for (const partition of partitions) {
      const [row] = await partition.rows<{ moved: number }>(`
        select (select coalesce(sum(balance), 0) from ledger_accounts where kind = 'moved')
               + (select coalesce(sum(e.amount), 0)
                    from ledger_accounts a join ledger_entries e on e.account_id = a.id
                   where not (${atHome('a.owner_key')})) as moved`);
      moved += row?.moved ?? 0;
    }
    if (moved === 0) continue;
    violations.push({
      key: `moved ${role}`,
      message: `${moved} was lost or found as ${role}s moved`,
    });
  }
  return { looked: readers.requesters.length + readers.performers.length, violations };
}

export const ledgersBalance: Invariant = {
  code: 'I4',
  title: 'Ledgers sum to zero, transit to what is under way, nobody is below zero',
  async examine(readers) {
    const inside = await examineEach([...readers.requesters, ...readers.performers], {
      count: 'select count(*) as looked from ledger_transfers',
      violations: `
        select key, message from (
          select transfer_id as key, 'transfer ' || transfer_id || ' sums to ' || sum(amount) as message
            from ledger_entries group by transfer_id having sum(amount) <> 0
          union all
          select a.id, 'account ' || a.id || ' says ' || a.balance || ', its entries ' || coalesce(e.total, 0)
            from ledger_accounts a
            left join (select account_id, sum(amount) as total from ledger_entries group by account_id) e
              on e.account_id = a.id
           where a.balance <> coalesce(e.total, 0) and ${atHome('a.owner_key')}
          union all
          select id, 'account ' || id || ' is below zero'
            from ledger_accounts a
           where kind in ('available', 'escrow') and balance < 0 and ${atHome('a.owner_key')}
        ) as found`,
    });
    const findings = [await examinePayouts(readers), await examineMoved(readers)];
    return mergeFindings([inside, ...findings, await examineTransit(readers)]);
  },
};

interface Obligation {
  ownerKey: string;
  rewardMinor: number;
  slots: number;
}

/** I8: escrow is the cost of every slot that can still be done and of every result not decided. */
export const escrowCoversObligations: Invariant = {
  code: 'I8',
  title: 'Escrow covers every open obligation, exactly',
  async examine(readers) {
    const findings = await Promise.all(
      readers.requesters.map(async (requester) => {
        const rows = await requester.rows<Obligation & { escrow: number | null }>(`
          with open as (
            select b.owner_key, y.reward_minor,
                   b.slots_available + b.slots_leased + coalesce(s.waiting, 0) as slots
              from batches b
              join task_types y on y.id = b.type_id
              left join (
                select batch_id, count(*) as waiting from submissions
                 where status = 'submitted' and not surplus group by batch_id
              ) s on s.batch_id = b.id
             where b.published_at is not null and ${atHome('b.owner_key')}
          )
          select o.owner_key as "ownerKey", o.reward_minor as "rewardMinor", sum(o.slots) as slots,
                 max(a.balance) as escrow
            from open o
            left join ledger_accounts a on a.owner_key = o.owner_key and a.kind = 'escrow'
           group by o.owner_key, o.reward_minor`);
        const owners = new Map<string, { needed: number; escrow: number }>();
        for (const row of rows) {
          const owner = owners.get(row.ownerKey) ?? { needed: 0, escrow: row.escrow ?? 0 };
          owner.needed += row.slots * costFor(row.rewardMinor);
          owners.set(row.ownerKey, owner);
        }
        const violations: Violation[] = [];
        for (const [key, { needed, escrow }] of owners) {
          if (needed === escrow) continue;
          violations.push({
            key,
            message: `${requester.id}: ${key} has ${escrow} in escrow and owes at most ${needed}`,
          });
        }
        return { looked: owners.size, violations };
      }),
    );
    return mergeFindings(findings);
  },
};
