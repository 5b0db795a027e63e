import type { Reader, Readers } from './databases.ts';
import type { Finding, Invariant, Violation } from './invariant.ts';
import { atHome } from './homes.ts';
import { mergeFindings } from './invariant.ts';

/** Reads ids in one statement. */
async function readIds(reader: Reader, text: string): Promise<string[]> {
  return (await reader.rows<{ id: string }>(text)).map((row) => row.id);
}

/** I3: each submitted assignment is at its requester, or its message waits to be delivered. */
export const submissionsArrive: Invariant = {
  code: 'I3',
  title: 'A submission that was acknowledged reaches its requester',
  async examine(readers) {
    // In this order: what is not waiting any more by the second read is received by the third.
    const submitted = new Map<string, string>();
    for (const performer of readers.performers) {
      for (const id of await readIds(
        performer,
        `select id from assignments a
          where status in ('submitted', 'approved', 'rejected') and ${atHome('a.owner_key')}`,
      )) {
        submitted.set(id, performer.id);
      }
    }
    const waiting = new Set<string>();
    for (const performer of readers.performers) {
      for (const id of await readIds(
        performer,
        `select payload ->> 'assignmentId' as id from outbox o
          where kind = 'submission.delivered' and delivered_at is null
            and ${atHome('outbox_owner(o.kind, o.payload)')}`,
      )) {
        waiting.add(id);
      }
    }
    const received = new Set<string>();
    for (const requester of readers.requesters) {
      for (const id of await readIds(
        requester,
        `select assignment_id as id from submissions s where ${atHome('s.owner_key')}`,
      )) {
        received.add(id);
      }
    }
    const violations: Violation[] = [];
    for (const [id, partition] of submitted) {
      if (received.has(id) || waiting.has(id)) continue;
      violations.push({ key: id, message: `${partition}: ${id} was submitted and is nowhere` });
    }
    return { looked: submitted.size, violations };
  },
};

/** I7: what an outbox calls delivered has been received, and each decision was applied once. */
export const messagesTakeEffectOnce: Invariant = {
  code: 'I7',
  title: 'Every message takes effect exactly once',
  async examine(readers) {
    const partitions = [...readers.requesters, ...readers.performers];
    const delivered = new Map<string, string>();
    for (const partition of partitions) {
      // Older ones may have been purged from the inbox.
      for (const id of await readIds(
        partition,
        `select message_id as id from outbox where delivered_at > now() - interval '6 hours'`,
      )) {
        delivered.set(id, partition.id);
      }
    }
    const received = new Set<string>();
    for (const partition of partitions) {
      for (const id of await readIds(partition, 'select message_id as id from inbox')) {
        received.add(id);
      }
    }
    const violations: Violation[] = [];
    for (const [id, partition] of delivered) {
      if (!received.has(id)) {
        violations.push({
          key: id,
          message: `${partition}: message ${id} was delivered and not received`,
        });
      }
    }
    return mergeFindings([{ looked: delivered.size, violations }, await examineDecisions(readers)]);
  },
};

/** Each decision has exactly the transfers that belong to it, on both sides. */
async function examineDecisions(readers: Readers): Promise<Finding> {
  const findings = await Promise.all([
    ...readers.requesters.map((requester) =>
      findRows(
        requester,
        `select s.id as key, 'submission ' || s.id || ' is ' || s.status || ' with ' || count(t.id) ||
                ' payments' as message
           from submissions s
           left join ledger_transfers t
             on t.reference = s.id and t.kind in ('approve', 'override', 'surplus')
          where s.reward_minor > 0 and ${atHome('s.owner_key')}
          group by s.id, s.status
         having count(t.id) <> (s.status = 'approved')::int
          limit 1000`,
      ),
    ),
    ...readers.performers.map((performer) =>
      findRows(
        performer,
        `select a.id as key, 'assignment ' || a.id || ' was paid ' || a.paid_minor || ' with ' ||
                count(t.id) || ' credits' as message
           from assignments a
           left join ledger_transfers t on t.reference = a.id and t.kind = 'credit'
          where a.status in ('submitted', 'approved', 'rejected') and a.reward_minor > 0
            and ${atHome('a.owner_key')}
          group by a.id, a.status, a.paid_minor
         having count(t.id) <> (a.status = 'approved')::int
          limit 1000`,
      ),
    ),
  ]);
  return mergeFindings(findings);
}

async function findRows(reader: Reader, text: string): Promise<Finding> {
  const rows = await reader.rows<Violation>(text);
  return {
    looked: 0,
    violations: rows.map((row) => ({ key: row.key, message: `${reader.id}: ${row.message}` })),
  };
}
