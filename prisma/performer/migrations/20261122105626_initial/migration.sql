-- CreateTable
CREATE TABLE "performers" (
    "owner_key" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_active_at" TIMESTAMPTZ(3),
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "in_hand" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "performers_pkey" PRIMARY KEY ("owner_key")
);

-- CreateTable
CREATE TABLE "known_types" (
    "type_id" TEXT NOT NULL,
    "requester_key" TEXT NOT NULL,
    "requester_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "keywords" TEXT[],
    "reward_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "time_allowed_seconds" INTEGER NOT NULL,
    "auto_approval_seconds" INTEGER NOT NULL,
    "form" JSONB NOT NULL,
    "criteria" JSONB NOT NULL DEFAULT '{}',
    "stock_slots" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_types_pkey" PRIMARY KEY ("type_id")
);

-- CreateTable
CREATE TABLE "stock_items" (
    "lease_id" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reserved_for" TEXT,
    "task_id" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "requester_key" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "free" INTEGER NOT NULL,
    "in_hand" INTEGER NOT NULL DEFAULT 0,
    "priority" INTEGER NOT NULL,
    "deadline_at" TIMESTAMPTZ(3),
    "acquired_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_items_pkey" PRIMARY KEY ("lease_id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "requester_key" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "lease_epoch" INTEGER NOT NULL,
    "local" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "reward_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "draft" JSONB,
    "draft_saved_at" TIMESTAMPTZ(3),
    "answer" JSONB,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "feedback" TEXT,
    "paid_minor" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "type_activity" (
    "owner_key" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "submitted" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "expired" INTEGER NOT NULL DEFAULT 0,
    "approved" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "seconds" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "type_activity_pkey" PRIMARY KEY ("owner_key","type_id","day")
);

-- CreateTable
CREATE TABLE "maintenance_runs" (
    "id" BIGSERIAL NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    "target" JSONB NOT NULL,
    "stock" JSONB NOT NULL,
    "wanted" INTEGER NOT NULL,
    "acquired" INTEGER NOT NULL,
    "renewed" INTEGER NOT NULL,
    "released" INTEGER NOT NULL,
    "expired" INTEGER NOT NULL,
    "messages" INTEGER NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "maintenance_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "message_id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "message_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("message_id")
);

-- CreateTable
CREATE TABLE "ledger_accounts" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transfers" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_transfers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "id" BIGSERIAL NOT NULL,
    "transfer_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stock_items_task_id_idx" ON "stock_items"("task_id");

-- CreateIndex
CREATE INDEX "assignments_owner_key_accepted_at_idx" ON "assignments"("owner_key", "accepted_at");

-- CreateIndex
CREATE INDEX "assignments_owner_key_task_id_idx" ON "assignments"("owner_key", "task_id");

-- CreateIndex
CREATE INDEX "type_activity_day_idx" ON "type_activity"("day");

-- CreateIndex
CREATE INDEX "maintenance_runs_started_at_idx" ON "maintenance_runs"("started_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_id_key" ON "outbox"("message_id");

-- CreateIndex
CREATE INDEX "inbox_received_at_idx" ON "inbox"("received_at");

-- CreateIndex
CREATE INDEX "ledger_accounts_owner_key_idx" ON "ledger_accounts"("owner_key");

-- CreateIndex
CREATE INDEX "ledger_transfers_owner_key_created_at_idx" ON "ledger_transfers"("owner_key", "created_at");

-- CreateIndex
CREATE INDEX "ledger_transfers_reference_idx" ON "ledger_transfers"("reference");

-- CreateIndex
CREATE INDEX "ledger_entries_transfer_id_idx" ON "ledger_entries"("transfer_id");

-- CreateIndex
CREATE INDEX "ledger_entries_account_id_idx" ON "ledger_entries"("account_id");

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "ledger_transfers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
