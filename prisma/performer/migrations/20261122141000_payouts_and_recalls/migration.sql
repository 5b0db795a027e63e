-- Orders to the payment rail, from the moment their money is booked until the rail says how they ended.
CREATE TABLE "payouts" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "reference" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payouts_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "payouts_owner_key_created_at_id_idx" ON "payouts"("owner_key", "created_at", "id");
-- Orders that are due (store/payouts).
create index payouts_due on payouts (next_attempt_at) where status in ('pending', 'sent');
alter table payouts add constraint payouts_due_while_open check (
  (status in ('pending', 'sent')) = (next_attempt_at is not null)
  and (status in ('done', 'failed')) = (ended_at is not null) and amount_minor > 0);

-- Orders of before: the rail may not know them. It carries out an order once, so it is told again.
insert into payouts (id, owner_key, amount_minor, currency, status, next_attempt_at, created_at)
select t.id, t.owner_key, -e.amount, a.currency, 'pending', t.created_at, t.created_at
  from ledger_transfers t
  join ledger_entries e on e.transfer_id = t.id and e.account_id = t.owner_key || ':available'
  join ledger_accounts a on a.id = e.account_id
 where t.kind = 'payout';

-- Leases that were recalled before they had arrived: the answer to an acquisition and the recall take
-- different ways. What arrives of them goes back at once (store/write-grants).
CREATE TABLE "recalled_leases" (
    "lease_id" TEXT NOT NULL,
    "recalled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recalled_leases_pkey" PRIMARY KEY ("lease_id")
);

CREATE INDEX "recalled_leases_recalled_at_idx" ON "recalled_leases"("recalled_at");
