-- What a requester partition handed out by itself (domain/push-work): the record of each look, and each
-- offer from its grant until it is answered.
CREATE TABLE "push_runs" (
    "id" BIGSERIAL NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    "types" INTEGER NOT NULL,
    "offered" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL,
    "declined" INTEGER NOT NULL,
    "messages" INTEGER NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "push_runs_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "push_runs_newest" ON "push_runs"("started_at" DESC, "id" DESC);

CREATE TABLE "push_offers" (
    "grant_id" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "offered" JSONB NOT NULL,
    "taken" JSONB,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "push_offers_pkey" PRIMARY KEY ("grant_id")
);

CREATE INDEX "push_offers_created_at_idx" ON "push_offers"("created_at");

CREATE TABLE "pushed_types" (
    "type_id" TEXT NOT NULL,
    "pushed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pushed_types_pkey" PRIMARY KEY ("type_id")
);

-- Offers that nobody answered yet (store/push-offers).
create index push_offers_open on push_offers (next_attempt_at) where status = 'open';
alter table push_offers add constraint push_offers_due_while_open check (
  (status = 'open') = (next_attempt_at is not null) and (status = 'open') = (ended_at is null)
  and status in ('open', 'answered', 'withdrawn', 'lost'));

-- Leases without an end whose batch takes no accepts any more (store/end-recalled-leases), and their
-- purge once they are over, since they have no end to go by (store/purge-leases).
create index leases_endless on leases (batch_id)
  where status = 'active' and kind = 'unlimited' and expires_at = '9999-01-01T00:00:00Z';
create index leases_over_unlimited on leases (granted_at) where status <> 'active' and kind = 'unlimited';
-- What holders have of a type (store/read-push-groups).
create index leases_active_type on leases (type_id, holder) where status = 'active';
