-- Users move between partitions while everything runs (packages/transfer). At home, without a move, an
-- owner has no row in any of these tables.

-- The highest attempt of each move that was seen here, so that who has lost the claim to drive it
-- changes nothing any more; kept after the move, for steps that come late.
CREATE TABLE "move_fences" (
    "move_id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "move_fences_pkey" PRIMARY KEY ("move_id")
);

CREATE TABLE "away_owners" (
    "owner_key" TEXT NOT NULL,
    "move_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "former_move_id" TEXT,
    "handover" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "away_owners_pkey" PRIMARY KEY ("owner_key"),
    CONSTRAINT "away_owners_state" CHECK ("state" in ('leaving', 'blocked', 'arriving', 'left', 'tracked'))
);

-- Rows that changed since they were copied, each once; row_key is a JSON array of texts.
CREATE TABLE "owner_changes" (
    "owner_key" TEXT NOT NULL,
    "table_name" TEXT NOT NULL,
    "row_key" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "born" BOOLEAN NOT NULL,

    CONSTRAINT "owner_changes_pkey" PRIMARY KEY ("owner_key","table_name","row_key")
);
create sequence owner_change_versions;
alter table owner_changes set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

-- Owners whose rows nobody may change here now. Statements over many owners leave them out.
create view absent_owners as
  select owner_key from away_owners where state in ('blocked', 'arriving', 'left');

-- Called by the triggers that packages/transfer installs on the tables of owners while anybody is away.
-- Every writer holds the owner's lock shared until it commits; whoever changes the state of an owner
-- takes it alone, so that each write is either before the change or sees it: each statement in here
-- takes its own snapshot after the lock (READ COMMITTED). Gives those whose writes are recorded.
-- XMOVE is known to packages/partitions: detail is the owner, hint the state.
create function guard_owners(owners text[]) returns text[] language plpgsql as $$
declare
  one text;
  away record;
  recorded text[];
begin
  foreach one in array owners loop
    perform pg_advisory_xact_lock_shared(hashtextextended('owner ' || one, 0));
  end loop;
  for away in select owner_key, state, move_id from away_owners where owner_key = any(owners) loop
    if away.move_id = current_setting('exchange.move', true) then
      continue;
    end if;
    if away.state not in ('leaving', 'tracked') then
      raise exception 'The owner is not writable here now: %.', away.state
        using errcode = 'XMOVE', detail = away.owner_key, hint = away.state;
    end if;
    recorded := recorded || away.owner_key;
  end loop;
  return recorded;
end
$$;

-- To whom a message was addressed: a repeat has to find it where they live by then.
ALTER TABLE "inbox" ADD COLUMN "recipient" TEXT;
-- Reading the messages of an owner, in chunks.
create index inbox_of_owner on inbox (recipient, message_id) where recipient is not null;

-- Its place in the outbox that it came from, until it has one here.
ALTER TABLE "outbox" ADD COLUMN "moved_from" BIGINT;

-- In whose name a message speaks; null for those of the partition itself.
create function outbox_owner(kind text, payload jsonb) returns text language sql immutable parallel safe as $$
  select case
    when kind = 'assignment.decided' then split_part(payload ->> 'submissionId', '_', 2)
    when kind = 'performer.blocked' then payload ->> 'requesterKey'
    when kind = 'lease.recalled' then split_part(payload -> 'leaseIds' ->> 0, '_', 2)
    when kind like 'qualification.%' then split_part(payload ->> 'qualificationId', '_', 2)
  end
$$;
