-- DropIndex
DROP INDEX "batches_owner_key_created_at_idx";

-- DropIndex
DROP INDEX "ledger_transfers_owner_key_created_at_idx";

-- DropIndex
DROP INDEX "task_types_owner_key_created_at_idx";

-- DropIndex
DROP INDEX "tasks_batch_id_input_hash_key";

-- AlterTable
ALTER TABLE "batches" ADD COLUMN     "request_key" TEXT,
ADD COLUMN     "roll_row" INTEGER,
ADD COLUMN     "tasks_available" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tasks_status" TEXT NOT NULL DEFAULT 'staged',
ADD COLUMN     "upload_id" TEXT;

-- AlterTable
ALTER TABLE "tasks" DROP COLUMN "deadline_at";

-- CreateTable
CREATE TABLE "spending_days" (
    "owner_key" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "submissions" INTEGER NOT NULL DEFAULT 0,
    "spent_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "spending_days_pkey" PRIMARY KEY ("owner_key","day")
);

-- CreateIndex
CREATE INDEX "batches_owner_key_created_at_id_idx" ON "batches"("owner_key", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "batches_owner_key_request_key_key" ON "batches"("owner_key", "request_key");

-- CreateIndex
CREATE INDEX "ledger_transfers_owner_key_created_at_id_idx" ON "ledger_transfers"("owner_key", "created_at", "id");

-- CreateIndex
CREATE INDEX "submissions_batch_id_status_submitted_at_id_idx" ON "submissions"("batch_id", "status", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "submissions_owner_key_status_submitted_at_id_idx" ON "submissions"("owner_key", "status", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "task_types_owner_key_created_at_id_idx" ON "task_types"("owner_key", "created_at", "id");
