-- AlterTable
ALTER TABLE "batches" ADD COLUMN     "awaits_extra" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "combined_batches" (
    "batch_id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "methods" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL,
    "problem" TEXT,
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "total_count" INTEGER NOT NULL DEFAULT 0,
    "seen_done" INTEGER NOT NULL DEFAULT 0,
    "seen_rejected" INTEGER NOT NULL DEFAULT 0,
    "run" INTEGER NOT NULL DEFAULT 0,
    "last_run" INTEGER NOT NULL DEFAULT 0,
    "claim" TEXT,
    "claimed_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "shown_at" TIMESTAMPTZ(3),
    "shown_answers" INTEGER NOT NULL DEFAULT 0,
    "fields" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "combined_batches_pkey" PRIMARY KEY ("batch_id")
);

-- CreateTable
CREATE TABLE "combined_answers" (
    "batch_id" TEXT NOT NULL,
    "run" INTEGER NOT NULL,
    "field" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "agreement" DOUBLE PRECISION,
    "answers" INTEGER NOT NULL,

    CONSTRAINT "combined_answers_pkey" PRIMARY KEY ("batch_id","run","field","row")
);

-- CreateTable
CREATE TABLE "combined_performers" (
    "batch_id" TEXT NOT NULL,
    "run" INTEGER NOT NULL,
    "field" INTEGER NOT NULL,
    "performer_key" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,
    "accuracy" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "spread" DOUBLE PRECISION,

    CONSTRAINT "combined_performers_pkey" PRIMARY KEY ("batch_id","run","field","performer_key")
);

-- CreateTable
CREATE TABLE "extra_answers" (
    "batch_id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "most" INTEGER NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "field" TEXT,
    "budget_minor" BIGINT NOT NULL,
    "asked" INTEGER NOT NULL DEFAULT 0,
    "asked_minor" BIGINT NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "unsure" INTEGER NOT NULL DEFAULT 0,
    "decided_run" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "extra_answers_pkey" PRIMARY KEY ("batch_id")
);

-- CreateIndex
CREATE INDEX "combined_batches_owner_key_idx" ON "combined_batches"("owner_key");

-- CreateIndex
CREATE INDEX "combined_answers_batch_id_run_field_confidence_row_idx" ON "combined_answers"("batch_id", "run", "field", "confidence", "row");

-- CreateIndex
CREATE INDEX "extra_answers_owner_key_idx" ON "extra_answers"("owner_key");

-- Batches whose combined answers are old or asked for (store/claim-combining).
create index combined_batches_live on combined_batches (batch_id) where status <> 'stopped';
