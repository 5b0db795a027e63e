import pg from 'pg';
import { listDatabaseTargets, type DatabaseTarget } from '../db-targets.ts';
import { waitFor } from '../lib/wait-for.ts';

/**
 * Scripts work in no time, so plots and rates of the demo would show one spike and absurd earnings.
 * Decided work is spread over the last nine days, undecided work over the last day (its automatic
 * approval comes that much earlier), each piece taking 8 to 41 seconds. Both sides derive the same
 * shift from the id of the assignment, so they go on agreeing. Money is left alone.
 */
const shift = (id: string) => `case status when 'submitted' then interval '0' else
  (abs(hashtext(${id})) % 9) * interval '1 day' end
  + (abs(hashtext(${id})) / 9 % 20) * interval '1 hour'`;
const workTime = (id: string) => `(8 + abs(hashtext(${id})) / 97 % 34) * interval '1 second'`;

const requesterSteps = [
  `update submissions
      set accepted_at = submitted_at - (${shift('assignment_id')}) - ${workTime('assignment_id')},
          submitted_at = submitted_at - (${shift('assignment_id')}),
          received_at = received_at - (${shift('assignment_id')}),
          auto_approve_at = auto_approve_at - (${shift('assignment_id')}),
          decided_at = decided_at - (${shift('assignment_id')})`,
  `update task_types set created_at = created_at - interval '11 days'`,
  `update batches b
      set created_at = created_at - interval '10 days',
          published_at = published_at - interval '10 days',
          work_seconds = coalesce((
            select sum(extract(epoch from s.submitted_at - s.accepted_at))::bigint
              from submissions s where s.batch_id = b.id), 0)`,
  `update requesters set created_at = created_at - interval '30 days'`,
  'delete from batch_history',
  `insert into batch_history (batch_id, part_at, last_at, received)
   select s.batch_id, history_part(coalesce(b.published_at, b.created_at), s.submitted_at),
          max(s.submitted_at), count(*)
     from submissions s join batches b on b.id = s.batch_id
    group by 1, 2`,
  'delete from spending_days',
  `insert into spending_days (owner_key, day, submissions, spent_minor)
   select owner_key, day, sum(submissions), sum(spent_minor) from (
     select owner_key, (received_at at time zone 'UTC')::date as day, 1 as submissions, 0 as spent_minor
       from submissions
     union all
     select owner_key, (decided_at at time zone 'UTC')::date, 0, reward_minor + fee_minor
       from submissions where status = 'approved'
   ) as moves group by owner_key, day`,
];

const performerSteps = [
  `update assignments
      set accepted_at = submitted_at - (${shift('id')}) - ${workTime('id')},
          submitted_at = submitted_at - (${shift('id')}),
          ended_at = ended_at - (${shift('id')}),
          decided_at = decided_at - (${shift('id')})
    where submitted_at is not null`,
  `update performers set created_at = created_at - interval '30 days'`,
  'delete from type_activity',
  `insert into type_activity
          (owner_key, type_id, category, day, accepted, accepted_local, submitted, seconds,
           approved, rejected, earned_minor, paid_seconds)
   select m.owner_key, m.type_id, k.category, m.day, sum(accepted), sum(local), sum(submitted),
          sum(seconds), sum(approved), sum(rejected), sum(earned), sum(paid)
     from (
       select owner_key, type_id, (accepted_at at time zone 'UTC')::date as day, 1 as accepted,
              local::int as local, 0 as submitted, 0 as seconds, 0 as approved, 0 as rejected,
              0 as earned, 0 as paid
         from assignments
       union all
       select owner_key, type_id, (submitted_at at time zone 'UTC')::date, 0, 0, 1,
              extract(epoch from submitted_at - accepted_at)::bigint, 0, 0, 0, 0
         from assignments where submitted_at is not null
       union all
       select owner_key, type_id, (decided_at at time zone 'UTC')::date, 0, 0, 0, 0,
              (status = 'approved')::int, (status = 'rejected')::int, paid_minor,
              case when status = 'approved'
                   then extract(epoch from submitted_at - accepted_at)::bigint else 0 end
         from assignments where decided_at is not null
     ) as m
     join known_types k on k.type_id = m.type_id
    group by m.owner_key, m.type_id, k.category, m.day`,
];

const patienceMs = 20_000;

/** Waits until every message has arrived, then ages each partition once. */
export async function ageHistory(): Promise<void> {
  const targets = listDatabaseTargets().filter(({ kind }) => kind !== 'directory');
  await waitFor('messages between nodes to arrive', patienceMs, async () =>
    (await countWaiting(targets)) === 0 ? true : null,
  );
  for (const target of targets) await agePartition(target);
}

async function countWaiting(targets: readonly DatabaseTarget[]): Promise<number> {
  const counts = await Promise.all(
    targets.map((target) =>
      withClient(target, async (client) => {
        const { rows } = await client.query<{ waiting: number }>(
          'select count(*)::int as waiting from outbox where delivered_at is null',
        );
        return rows[0]?.waiting ?? 0;
      }),
    ),
  );
  return counts.reduce((total, count) => total + count, 0);
}

function agePartition(target: DatabaseTarget): Promise<void> {
  const [steps, table] =
    target.kind === 'requester' ? [requesterSteps, 'requesters'] : [performerSteps, 'performers'];
  return withClient(target, async (client) => {
    await client.query('begin');
    const { rowCount } = await client.query(
      `select 1 from ${table} where created_at < now() - interval '1 day' limit 1`,
    );
    // A second run finds people who are old already.
    if (rowCount === 0) for (const step of steps) await client.query(step);
    await client.query('commit');
  });
}

async function withClient<T>(
  target: DatabaseTarget,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
