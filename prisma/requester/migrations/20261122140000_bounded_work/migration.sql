-- Work that a job could not do is put aside with its reason, so that it holds up nothing else.
CREATE TABLE "parked_work" (
    "job" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "parked_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "parked_work_pkey" PRIMARY KEY ("job","id")
);

-- Submissions of a batch over time, counted as they arrive. A part is the longer the older its batch
-- was, so a batch has some hundreds of them however much work comes (store/insert-submissions).
CREATE TABLE "batch_history" (
    "batch_id" TEXT NOT NULL,
    "part_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "received" INTEGER NOT NULL,

    CONSTRAINT "batch_history_pkey" PRIMARY KEY ("batch_id","part_at")
);
alter table batch_history set (fillfactor = 70);

CREATE FUNCTION history_part(published_at timestamptz, submitted_at timestamptz)
RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  select date_bin(
    case when submitted_at - published_at < interval '2 hours' then interval '1 minute'
         when submitted_at - published_at < interval '1 day' then interval '10 minutes'
         when submitted_at - published_at < interval '30 days' then interval '1 hour'
         else interval '1 day' end,
    submitted_at, published_at)
$$;

insert into batch_history (batch_id, part_at, last_at, received)
select s.batch_id, history_part(coalesce(b.published_at, b.created_at), s.submitted_at),
       max(s.submitted_at), count(*)
  from submissions s join batches b on b.id = s.batch_id
 group by 1, 2;

-- What a call under an idempotency key asked for, and who ended a batch: its requester or its deadline.
ALTER TABLE "batches" ADD COLUMN "request_hash" TEXT, ADD COLUMN "ended_by" TEXT;
update batches set ended_by = 'requester' where status = 'cancelled';

-- Deadlines that passed long ago (store/close-overdue).
create index batches_past_deadline on batches (deadline_at)
  where status in ('open', 'paused') and deadline_at is not null;
