-- AlterTable
ALTER TABLE "stock_items" ADD COLUMN     "accept_by" TIMESTAMPTZ(3),
ADD COLUMN     "recalled_at" TIMESTAMPTZ(3);
UPDATE "stock_items" s SET "accept_by" = s."expires_at" - coalesce(
  (SELECT k."time_allowed_seconds" FROM "known_types" k WHERE k."type_id" = s."type_id"), 0
) * interval '1 second';
ALTER TABLE "stock_items" ALTER COLUMN "accept_by" SET NOT NULL;

-- AlterTable
ALTER TABLE "type_activity" ADD COLUMN     "accepted_local" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "earned_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "paid_seconds" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "acquire_attempts" (
    "grant_id" TEXT NOT NULL,
    "partition_id" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "acquire_attempts_pkey" PRIMARY KEY ("grant_id")
);
