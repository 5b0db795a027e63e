import type { Reader, Readers } from './databases.ts';
import type { Finding, Invariant, Violation } from './invariant.ts';
import { atHome } from './homes.ts';
import { examineEach, mergeFindings } from './invariant.ts';

/** I1 within requester partitions: tasks, their leases and their batches agree. */
function examineRequesterSide(readers: Readers): Promise<Finding> {
  return examineEach(readers.requesters, {
    count: 'select count(*) as looked from tasks',
    violations: `
      select key, message from (
        select id as key, 'task ' || id || ': wanted ' || wanted || ' is not available ' || available ||
               ' + leased ' || leased || ' + done ' || done || ' + cancelled ' || cancelled as message
          from tasks t
         where ${atHome('t.owner_key')} and (wanted <> available + leased + done + cancelled
            or least(available, leased, done, cancelled) < 0)
        union all
        select t.id, 'task ' || t.id || ': leased ' || t.leased || ' but its active leases hold ' ||
               coalesce(l.outstanding, 0)
          from tasks t
          left join (
            select task_id, sum(outstanding) as outstanding
              from leases where status = 'active' group by task_id
          ) l on l.task_id = t.id
         where t.leased <> coalesce(l.outstanding, 0) and ${atHome('t.owner_key')}
        union all
        select b.id, 'batch ' || b.id || ': its counters are not the sums over its tasks'
          from batches b
          join (
            select batch_id, count(*) as tasks, sum(wanted) as wanted, sum(available) as available,
                   sum(leased) as leased, sum(done) as done, sum(cancelled) as cancelled
              from tasks group by batch_id
          ) s on s.batch_id = b.id
         where b.status <> 'uploading' and ${atHome('b.owner_key')}
           and (b.slots_wanted, b.slots_available, b.slots_leased, b.slots_done, b.slots_cancelled, b.tasks)
            <> (s.wanted, s.available, s.leased, s.done, s.cancelled, s.tasks)
      ) as found`,
  });
}

interface Held {
  leaseId: string;
  slots: number;
}

/**
 * I1 across partitions: what a repository holds of a lease, with what is on its way back, is what
 * its requester partition has outstanding. A lease that ran out may still be remembered by its holder, and so may one
 * whose recall is on its way. Slots in hand that came with a performer are known to the requester when the
 * message that parts them has arrived.
 */
async function examineHolders(readers: Readers): Promise<Finding> {
  const outstanding = new Map<string, number>();
  const underWay = new Set<string>();
  for (const requester of readers.requesters) {
    for (const lease of await requester.rows<Held>(
      `select id as "leaseId", outstanding as slots from leases l
        where status = 'active' and ${atHome('l.owner_key')}`,
    )) {
      outstanding.set(lease.leaseId, lease.slots);
    }
    for (const lease of await requester.rows<Held>(
      `select jsonb_array_elements_text(payload -> 'leaseIds') as "leaseId", 0 as slots
         from outbox o
        where kind = 'lease.recalled' and delivered_at is null
          and ${atHome('outbox_owner(o.kind, o.payload)')}`,
    )) {
      underWay.add(lease.leaseId);
    }
  }
  for (const performer of readers.performers) {
    for (const lease of await performer.rows<Held>(
      `select jsonb_array_elements(payload -> 'leases') ->> 'newLeaseId' as "leaseId", 0 as slots
         from outbox where kind = 'lease.split' and delivered_at is null`,
    )) {
      underWay.add(lease.leaseId);
    }
  }
  const findings = await Promise.all(
    readers.performers.map((performer) => examineHolder(performer, outstanding, underWay)),
  );
  return mergeFindings(findings);
}

async function examineHolder(
  performer: Reader,
  outstanding: ReadonlyMap<string, number>,
  underWay: ReadonlySet<string>,
): Promise<Finding> {
  const stock = await performer.rows<Held & { over: boolean }>(
    `select lease_id as "leaseId", free + in_hand as slots, expires_at < now() as over
       from stock_items where free + in_hand > 0`,
  );
  const violations: Violation[] = [];
  for (const item of stock) {
    const known = outstanding.get(item.leaseId);
    if (item.over || underWay.has(item.leaseId) || (known !== undefined && known >= item.slots))
      continue;
    violations.push({
      key: `${performer.id} ${item.leaseId}`,
      message: `${performer.id}: stock holds ${item.slots} slots of ${item.leaseId}, its requester ${known ?? 'no'}`,
    });
  }
  return { looked: stock.length, violations };
}

export const slotsAreInOnePlace: Invariant = {
  code: 'I1',
  title: 'Every slot is in exactly one place',
  async examine(readers) {
    return mergeFindings([await examineRequesterSide(readers), await examineHolders(readers)]);
  },
};

export const resultsAreNotTooMany: Invariant = {
  code: 'I2',
  title: 'Counted results never exceed what was wanted, never two by one performer',
  examine: (readers) =>
    examineEach(readers.requesters, {
      count: 'select count(*) as looked from submissions',
      violations: `
        select key, message from (
          select t.id as key, 'task ' || t.id || ': ' || s.counted || ' counted results, done ' || t.done ||
                 ', wanted ' || t.wanted as message
            from tasks t
            join (select task_id, count(*) filter (where not surplus) as counted
                    from submissions group by task_id) s on s.task_id = t.id
           where (s.counted <> t.done or s.counted > t.wanted) and ${atHome('t.owner_key')}
          union all
          select task_id || performer_key, 'task ' || task_id || ': several results by ' || performer_key
            from submissions group by task_id, performer_key having count(*) > 1
        ) as found`,
    }),
};
