-- AlterTable
ALTER TABLE "batches" ADD COLUMN     "upload_resume" JSONB;
