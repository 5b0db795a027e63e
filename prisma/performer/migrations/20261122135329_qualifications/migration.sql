-- AlterTable
ALTER TABLE "performers" ADD COLUMN     "own_requester_key" TEXT,
ADD COLUMN     "profile" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "held_qualifications" (
    "owner_key" TEXT NOT NULL,
    "qualification_id" TEXT NOT NULL,
    "requester_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "version" INTEGER NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_qualifications_pkey" PRIMARY KEY ("owner_key","qualification_id")
);

-- CreateTable
CREATE TABLE "qualification_requests" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "qualification_id" TEXT NOT NULL,
    "requester_key" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),

    CONSTRAINT "qualification_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "requester_blocks" (
    "owner_key" TEXT NOT NULL,
    "requester_key" TEXT NOT NULL,
    "requester_name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "requester_blocks_pkey" PRIMARY KEY ("owner_key","requester_key")
);

-- CreateIndex
CREATE INDEX "qualification_requests_owner_key_requested_at_id_idx" ON "qualification_requests"("owner_key", "requested_at" DESC, "id");

-- One open request for a qualification at a time.
create unique index qualification_requests_once on qualification_requests (owner_key, qualification_id)
  where status = 'open';
-- read-performer-facts: only what counts.
create index held_qualifications_granted on held_qualifications (owner_key) where status = 'granted';
create index requester_blocks_active on requester_blocks (owner_key) where active;
