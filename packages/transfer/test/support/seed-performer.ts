import type { Clock } from '@exchange/kernel';
import { newId } from '@exchange/kernel';
import { creditTransfer, payoutTransfer, postTransfers } from '@exchange/ledger';
import type { Partition } from '@exchange/partitions';
import { appendOutbox, receiveMany } from '@exchange/partitions';
import { paddedId } from './seed-requester.ts';

export interface SeededPerformer {
  readonly typeId: string;
  readonly leaseId: string;
}

/** A performer with rows in every table that belongs to performers, and work in hand. */
export async function seedPerformer(
  partition: Partition,
  clock: Clock,
  owner: string,
  requester: string,
): Promise<SeededPerformer> {
  const typeId = newId('type', requester, clock);
  const leaseId = newId('lease', requester, clock);
  const batchId = newId('batch', requester, clock);
  const run = (name: string, text: string, values: unknown[] = []) =>
    partition.query({ name: `seed-${name}-${owner}`, text }, values);
  await run(
    'type',
    `insert into known_types (type_id, requester_key, requester_name, title, description, instructions, category,
                              keywords, reward_minor, currency, time_allowed_seconds, auto_approval_seconds, form,
                              updated_at)
     values ($1, $2, 'R', 'T', 'D', 'I', 'c', '{k}', 5, 'USD', 600, 86400, '{"n": 1.50}', now())`,
    [typeId, requester],
  );
  await run(
    'performer',
    `insert into performers (owner_key, account_id, display_name, in_hand, preferences)
     values ($1, $1, 'P', 2, '{"pace": 1.25}')`,
    [owner],
  );
  await run(
    'stock',
    `insert into stock_items (lease_id, epoch, kind, task_id, type_id, batch_id, requester_key, input, free, in_hand,
                              priority, acquired_at, expires_at, accept_by)
     values ($1, 3, 'exclusive', $2, $3, $4, $5, '{"x": 1}', 2, 2, 0, now(), now() + interval '1 hour', now())`,
    [leaseId, newId('task', requester, clock), typeId, batchId, requester],
  );
  await run(
    'assignments',
    `insert into assignments (id, owner_key, task_id, type_id, batch_id, requester_key, lease_id, lease_epoch, local,
                              status, input, reward_minor, currency, draft, accepted_at, deadline_at)
     select ${paddedId('assignment', owner, 'n')}, '${owner}', 'task' || n, $1, $2, $3, $4, 3, true,
            case when n <= 2 then 'accepted' else 'submitted' end, '{"x": 1}', 5, 'USD', '{"half": "done"}',
            now(), now() + interval '10 minutes'
       from generate_series(1, 40) as n`,
    [typeId, batchId, requester, leaseId],
  );
  await run(
    'activity',
    `insert into type_activity (owner_key, type_id, category, day, accepted) values ($1, $2, 'c', current_date, 4)`,
    [owner, typeId],
  );
  await run(
    'exposures',
    `insert into type_exposures (owner_key, type_id, category, looked, updated_at) values ($1, $2, 'c', 0.1::float8 + 0.2, now())`,
    [owner, typeId],
  );
  await run(
    'sessions',
    `insert into work_sessions (owner_key, begun_at, ended_at)
     select $1, now() - n * interval '1 day', now() from generate_series(1, 5) as n`,
    [owner],
  );
  await run(
    'presence',
    `insert into presence_profiles (owner_key, hours, weeks, updated_at)
     values ($1, array_fill(0.1::real, array[168]), 2.5, now())`,
    [owner],
  );
  await run(
    'choices',
    `insert into choices (owner_key, type_id, offered, chosen_at)
     select $1, $2, array[$2, 'o'], date_trunc('minute', now()) + (n / 2) * interval '1 second'
       from generate_series(1, 9) as n`,
    [owner, typeId],
  );
  await run(
    'held',
    `insert into held_qualifications (owner_key, qualification_id, requester_key, name, value, status, version,
                                      granted_at, changed_at, applied_at)
     values ($1, 'qualification_x', $2, 'Q', 1, 'granted', 1, now(), now(), now())`,
    [owner, requester],
  );
  await run(
    'requests',
    `insert into qualification_requests (id, owner_key, qualification_id, requester_key, note, status, requested_at)
     values ($2, $1, 'qualification_x', $3, '', 'open', now())`,
    [owner, newId('request', owner, clock), requester],
  );
  await run(
    'blocks',
    `insert into requester_blocks (owner_key, requester_key, requester_name, active, reason, version, changed_at, applied_at)
     values ($1, $2, 'R', true, '', 1, now(), now())`,
    [owner, requester],
  );
  await run(
    'payouts',
    `insert into payouts (id, owner_key, amount_minor, currency, status, next_attempt_at, created_at)
     values ('payout:' || $1, $1, 20, 'USD', 'pending', now(), now())`,
    [owner],
  );
  await partition.transact(async (tx) => {
    const basics = { ownerKey: owner, currency: 'USD' as const };
    await postTransfers(tx, [creditTransfer({ ...basics, id: `credit:${owner}` }, 50)], null);
    await postTransfers(tx, [payoutTransfer({ ...basics, id: `payout:${owner}` }, 20)], null);
    appendOutbox(tx, [
      {
        id: `submitted:${owner}`,
        to: requester,
        kind: 'submission.delivered',
        payload: { performerKey: owner },
      },
      {
        id: `released:${owner}`,
        to: requester,
        kind: 'lease.released',
        payload: { requesterKey: requester },
      },
    ]);
    await receiveMany(tx, [{ id: `received:${owner}`, kind: 'assignment.decided', to: owner }]);
  });
  return { typeId, leaseId };
}
