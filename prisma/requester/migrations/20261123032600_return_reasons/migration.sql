-- AlterTable
ALTER TABLE "batches" ADD COLUMN     "return_reasons" JSONB NOT NULL DEFAULT '{}';
