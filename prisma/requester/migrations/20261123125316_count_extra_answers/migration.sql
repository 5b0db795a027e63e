-- AlterTable
ALTER TABLE "combined_batches" ADD COLUMN     "extra_asked" INTEGER NOT NULL DEFAULT 0;
