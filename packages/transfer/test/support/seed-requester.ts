import type { Clock } from '@exchange/kernel';
import { newId } from '@exchange/kernel';
import { approveTransfer, depositTransfer, postTransfers, reserveTransfer } from '@exchange/ledger';
import type { Partition } from '@exchange/partitions';
import { appendOutbox, receiveMany } from '@exchange/partitions';

export interface SeededRequester {
  readonly typeId: string;
  readonly batchId: string;
}

/** Ids end in a number, padded to the length of ids. */
export const paddedId = (kind: string, owner: string, number: string) =>
  `'${kind}_${owner}_' || lpad((${number})::text, 22, '0')`;

/** A requester with rows in every table that belongs to requesters. */
export async function seedRequester(
  partition: Partition,
  clock: Clock,
  owner: string,
  tasks: number,
): Promise<SeededRequester> {
  const typeId = newId('type', owner, clock);
  const batchId = newId('batch', owner, clock);
  const qualificationId = newId('qualification', owner, clock);
  const performer = 'p0000000000p1';
  const done = Math.floor(tasks / 2);
  const run = (name: string, text: string, values: unknown[] = []) =>
    partition.query({ name: `seed-${name}-${owner}`, text }, values);

  await run(
    'requester',
    `insert into requesters (owner_key, account_id, display_name, created_at) values ($1, $1, 'Émile “Q” O''Neil', now())`,
    [owner],
  );
  await run(
    'type',
    `insert into task_types (id, owner_key, title, description, instructions, category, keywords, reward_minor,
                             currency, time_allowed_seconds, auto_approval_seconds, form, criteria)
     values ($1, $2, 'Title', 'D', 'I', 'images', '{a,"b c"}', 5, 'USD', 600, 86400,
             '{"fields": [1.0, 12345678901234567890, "ü"]}', '{}')`,
    [typeId, owner],
  );
  await run('pushed', `insert into pushed_types (type_id, pushed_at) values ($1, now())`, [typeId]);
  await run(
    'batch',
    `insert into batches (id, owner_key, type_id, name, status, assignments_wanted, columns, tasks,
                          slots_wanted, slots_available, slots_done, tasks_available, bytes_total, published_at)
     values ($1, $2, $3, 'B', 'open', 1, '{x}', $4::int, $4::int, $4::int - $5::int, $5::int, $4::int - $5::int, 9007199254740993, now())`,
    [batchId, owner, typeId, tasks, done],
  );
  await run(
    'errors',
    `insert into batch_row_errors (batch_id, line, "column", message)
     select $1, n / 2, 'c', 'Error ' || n from generate_series(1, 7) as n`,
    [batchId],
  );
  await run(
    'history',
    `insert into batch_history (batch_id, part_at, last_at, received)
     select $1, now() + n * interval '1 minute', now(), n from generate_series(1, 3) as n`,
    [batchId],
  );
  await run(
    'tasks',
    `insert into tasks (id, owner_key, batch_id, type_id, row, input, status, wanted, available, done)
     select ${paddedId('task', owner, 'n')}, '${owner}', $1, $2, n,
            jsonb_build_object('x', n, 'text', repeat('words ', 20)), 'open', 1, (n > $4::int)::int, (n <= $4::int)::int
       from generate_series(1, $3::int) as n`,
    [batchId, typeId, tasks, done],
  );
  await run(
    'leases',
    `insert into leases (id, owner_key, task_id, type_id, batch_id, holder, kind, status, granted, outstanding,
                         grant_id, granted_at, expires_at)
     select ${paddedId('lease', owner, 'n')}, '${owner}', ${paddedId('task', owner, 'n')}, $1, $2, 'p1',
            'exclusive', 'used', 1, 0, 'g' || n / 10, now(), now() + interval '1 hour'
       from generate_series(1, $3::int) as n`,
    [typeId, batchId, done],
  );
  await run(
    'submissions',
    `insert into submissions (id, owner_key, task_id, batch_id, type_id, assignment_id, performer_key, lease_id,
                              answer, status, reward_minor, fee_minor, accepted_at, submitted_at, received_at,
                              auto_approve_at)
     select ${paddedId('submission', owner, 'n')}, '${owner}', ${paddedId('task', owner, 'n')}, $1, $2,
            'assignment_${owner}_' || n, '${performer}', ${paddedId('lease', owner, 'n')}, '{"a": 1}', 'submitted', 5, 1,
            now(), now(), now(), now() + interval '1 day'
       from generate_series(1, $3::int) as n`,
    [batchId, typeId, done],
  );
  await run(
    'combined batches',
    `insert into combined_batches (batch_id, owner_key, status) values ($1, $2, 'ready')`,
    [batchId, owner],
  );
  await run(
    'combined answers',
    `insert into combined_answers (batch_id, run, field, row, value, confidence, answers)
     select $1, 1, 0, n, '"positive"', 0.5, 2 from generate_series(1, 20) as n`,
    [batchId],
  );
  await run(
    'combined performers',
    `insert into combined_performers (batch_id, run, field, performer_key, answers)
     values ($1, 1, 0, $2, 3)`,
    [batchId, performer],
  );
  await run(
    'extra answers',
    `insert into extra_answers (batch_id, owner_key, most, confidence, budget_minor)
     values ($1, $2, 5, 0.9, 100)`,
    [batchId, owner],
  );
  await run(
    'qualification',
    `insert into qualification_types (id, owner_key, name, description, requestable)
     values ($1, $2, 'Q', 'D', true)`,
    [qualificationId, owner],
  );
  await run(
    'grants',
    `insert into qualification_grants (qualification_id, performer_key, owner_key, value, status, source, granted_at, changed_at)
     values ($1, $3, $2, 3, 'granted', 'direct', now(), now())`,
    [qualificationId, owner, performer],
  );
  await run(
    'requests',
    `insert into qualification_requests (id, owner_key, qualification_id, performer_key, note, status, requested_at)
     values ($4, $2, $1, $3, 'n', 'open', now())`,
    [qualificationId, owner, performer, newId('request', performer, clock)],
  );
  await run(
    'blocks',
    `insert into performer_blocks (owner_key, performer_key, active, reason, changed_at)
     values ($1, $2, true, 'r', now())`,
    [owner, performer],
  );
  await run(
    'parked',
    `insert into parked_work (job, id, owner_key, reason, parked_at, next_attempt_at)
     values ('approve-due', $1, $1, 'r', now(), now())`,
    [owner],
  );
  await run(
    'days',
    `insert into spending_days (owner_key, day, submissions) values ($1, current_date, 1)`,
    [owner],
  );
  await partition.transact(async (tx) => {
    const currency = 'USD';
    const id = (what: string) => `${what}:${owner}`;
    await postTransfers(
      tx,
      [depositTransfer({ id: id('deposit'), ownerKey: owner, currency }, 10_000_000)],
      null,
    );
    await postTransfers(
      tx,
      [
        reserveTransfer(
          { id: id('reserve'), ownerKey: owner, currency, reference: batchId },
          5_000_000,
        ),
      ],
      null,
    );
    for (let start = 0; start < Math.min(done, 2_000); start += 500) {
      await postTransfers(
        tx,
        Array.from({ length: Math.min(500, done - start) }, (_, place) =>
          approveTransfer(
            {
              id: `${id('approve')}:${start + place}`,
              ownerKey: owner,
              currency,
              reference: `s${place}`,
            },
            5,
          ),
        ),
        null,
      );
    }
    appendOutbox(
      tx,
      ['one', 'two', 'three'].map((what) => ({
        id: `decided:${owner}:${what}`,
        to: performer,
        kind: 'assignment.decided',
        payload: { submissionId: `submission_${owner}_${what}` },
      })),
    );
    await receiveMany(tx, [{ id: `received:${owner}`, kind: 'lease.released', to: owner }]);
  });
  return { typeId, batchId };
}
