import type { Invariant, Violation } from './invariant.ts';
import { atHome } from './homes.ts';
import { examineEach, mergeFindings } from './invariant.ts';

/** I9 as a running cluster can show it: nothing that should have moved on has stood still. */
export const nothingIsStuck: Invariant = {
  code: 'I9',
  title: 'What was interrupted goes on: no message, lease or assignment stands still',
  async examine(readers) {
    const queues = await examineEach([...readers.requesters, ...readers.performers], {
      count: 'select count(*) as looked from outbox where delivered_at is null',
      violations: `
        select message_id as key, 'message ' || message_id || ' (' || kind || ') waits since ' || created_at as message
          from outbox o
         where delivered_at is null and created_at < now() - interval '2 minutes'
           and ${atHome('outbox_owner(o.kind, o.payload)')}`,
    });
    const leases = await examineEach(readers.requesters, {
      count: `select count(*) as looked from leases where status = 'active'`,
      violations: `
        select id as key, 'lease ' || id || ' ended at ' || expires_at || ' and was not taken back' as message
          from leases l where status = 'active' and expires_at < now() - interval '1 minute'
           and ${atHome('l.owner_key')}`,
    });
    const assignments = await examineEach(readers.performers, {
      count: `select count(*) as looked from assignments where status = 'accepted'`,
      violations: `
        select id as key, 'assignment ' || id || ' is past its deadline since ' || deadline_at as message
          from assignments a where status = 'accepted' and deadline_at < now() - interval '1 minute'
           and ${atHome('a.owner_key')}`,
    });
    return mergeFindings([queues, leases, assignments]);
  },
};

/** I10: what the directory says is available is available. */
export const informationIsTrue: Invariant = {
  code: 'I10',
  title: 'The global task information equals the truth within one publishing interval',
  async examine(readers) {
    const published = new Map<string, number>();
    for (const row of await readers.directory.rows<{ typeId: string; slots: number }>(
      `select type_id as "typeId", available_slots as slots from task_info`,
    )) {
      published.set(row.typeId, row.slots);
    }
    const truth = new Map<string, number>();
    for (const requester of readers.requesters) {
      for (const row of await requester.rows<{ typeId: string; slots: number }>(
        `select type_id as "typeId", sum(slots_available) as slots from batches b
          where ${atHome('b.owner_key')} and status = 'open' and (deadline_at is null or deadline_at > now())
          group by type_id`,
      )) {
        truth.set(row.typeId, row.slots);
      }
    }
    const violations: Violation[] = [];
    for (const typeId of new Set([...published.keys(), ...truth.keys()])) {
      const said = published.get(typeId) ?? 0;
      const is = truth.get(typeId) ?? 0;
      if (said !== is) {
        violations.push({
          key: typeId,
          message: `${typeId}: the directory says ${said} slots, there are ${is}`,
        });
      }
    }
    return { looked: truth.size, violations };
  },
};
