-- CreateTable
CREATE TABLE "requesters" (
    "owner_key" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "requesters_pkey" PRIMARY KEY ("owner_key")
);

-- CreateTable
CREATE TABLE "task_types" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
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
    "locked_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "info_dirty" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_types_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batches" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "assignments_wanted" INTEGER NOT NULL,
    "merge_equal_rows" BOOLEAN NOT NULL DEFAULT false,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "deadline_at" TIMESTAMPTZ(3),
    "columns" TEXT[],
    "rows_received" INTEGER NOT NULL DEFAULT 0,
    "rows_bad" INTEGER NOT NULL DEFAULT 0,
    "bytes_received" BIGINT NOT NULL DEFAULT 0,
    "bytes_total" BIGINT,
    "tasks" INTEGER NOT NULL DEFAULT 0,
    "tasks_published" INTEGER NOT NULL DEFAULT 0,
    "slots_wanted" INTEGER NOT NULL DEFAULT 0,
    "slots_available" INTEGER NOT NULL DEFAULT 0,
    "slots_leased" INTEGER NOT NULL DEFAULT 0,
    "slots_done" INTEGER NOT NULL DEFAULT 0,
    "slots_cancelled" INTEGER NOT NULL DEFAULT 0,
    "submitted" INTEGER NOT NULL DEFAULT 0,
    "approved" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "surplus" INTEGER NOT NULL DEFAULT 0,
    "work_seconds" BIGINT NOT NULL DEFAULT 0,
    "spent_minor" BIGINT NOT NULL DEFAULT 0,
    "reserved_minor" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_row_errors" (
    "id" BIGSERIAL NOT NULL,
    "batch_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT,
    "message" TEXT NOT NULL,

    CONSTRAINT "batch_row_errors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tasks" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "input" JSONB NOT NULL,
    "input_hash" TEXT,
    "status" TEXT NOT NULL,
    "wanted" INTEGER NOT NULL,
    "available" INTEGER NOT NULL,
    "leased" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "cancelled" INTEGER NOT NULL DEFAULT 0,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "deadline_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leases" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "granted" INTEGER NOT NULL,
    "outstanding" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "grant_id" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "leases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submissions" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "assignment_id" TEXT NOT NULL,
    "performer_key" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "surplus" BOOLEAN NOT NULL DEFAULT false,
    "reward_minor" INTEGER NOT NULL,
    "fee_minor" INTEGER NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "auto_approve_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "feedback" TEXT,

    CONSTRAINT "submissions_pkey" PRIMARY KEY ("id")
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
CREATE INDEX "task_types_owner_key_created_at_idx" ON "task_types"("owner_key", "created_at");

-- CreateIndex
CREATE INDEX "batches_owner_key_created_at_idx" ON "batches"("owner_key", "created_at");

-- CreateIndex
CREATE INDEX "batches_type_id_idx" ON "batches"("type_id");

-- CreateIndex
CREATE INDEX "batch_row_errors_batch_id_line_idx" ON "batch_row_errors"("batch_id", "line");

-- CreateIndex
CREATE INDEX "tasks_batch_id_row_idx" ON "tasks"("batch_id", "row");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_batch_id_input_hash_key" ON "tasks"("batch_id", "input_hash");

-- CreateIndex
CREATE INDEX "leases_task_id_idx" ON "leases"("task_id");

-- CreateIndex
CREATE INDEX "leases_grant_id_idx" ON "leases"("grant_id");

-- CreateIndex
CREATE UNIQUE INDEX "submissions_assignment_id_key" ON "submissions"("assignment_id");

-- CreateIndex
CREATE INDEX "submissions_batch_id_submitted_at_id_idx" ON "submissions"("batch_id", "submitted_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "submissions_task_id_performer_key_key" ON "submissions"("task_id", "performer_key");

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
ALTER TABLE "batches" ADD CONSTRAINT "batches_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "task_types"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_row_errors" ADD CONSTRAINT "batch_row_errors_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leases" ADD CONSTRAINT "leases_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "ledger_transfers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
