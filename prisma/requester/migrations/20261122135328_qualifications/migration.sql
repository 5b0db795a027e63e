-- CreateTable
CREATE TABLE "qualification_types" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "requestable" BOOLEAN NOT NULL,
    "auto_grant_value" INTEGER,
    "retry_delay_seconds" INTEGER,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "qualification_types_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "qualification_grants" (
    "qualification_id" TEXT NOT NULL,
    "performer_key" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "qualification_grants_pkey" PRIMARY KEY ("qualification_id","performer_key")
);

-- CreateTable
CREATE TABLE "qualification_requests" (
    "id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "qualification_id" TEXT NOT NULL,
    "performer_key" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "qualification_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "performer_blocks" (
    "owner_key" TEXT NOT NULL,
    "performer_key" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "performer_blocks_pkey" PRIMARY KEY ("owner_key","performer_key")
);

-- CreateIndex
CREATE INDEX "qualification_types_owner_key_created_at_id_idx" ON "qualification_types"("owner_key", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "qualification_types_owner_key_name_key" ON "qualification_types"("owner_key", "name");

-- CreateIndex
CREATE INDEX "qualification_grants_qualification_id_status_changed_at_per_idx" ON "qualification_grants"("qualification_id", "status", "changed_at" DESC, "performer_key" DESC);

-- CreateIndex
CREATE INDEX "qualification_requests_owner_key_status_requested_at_id_idx" ON "qualification_requests"("owner_key", "status", "requested_at", "id");

-- CreateIndex
CREATE INDEX "qualification_requests_qualification_id_performer_key_idx" ON "qualification_requests"("qualification_id", "performer_key");

-- CreateIndex
CREATE INDEX "performer_blocks_owner_key_active_changed_at_performer_key_idx" ON "performer_blocks"("owner_key", "active", "changed_at" DESC, "performer_key" DESC);

-- AddForeignKey
ALTER TABLE "qualification_grants" ADD CONSTRAINT "qualification_grants_qualification_id_fkey" FOREIGN KEY ("qualification_id") REFERENCES "qualification_types"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qualification_requests" ADD CONSTRAINT "qualification_requests_qualification_id_fkey" FOREIGN KEY ("qualification_id") REFERENCES "qualification_types"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One open request of a performer for a qualification at a time.
create unique index qualification_requests_once on qualification_requests (qualification_id, performer_key)
  where status = 'open';
-- acquire-slots: is the performer of a temporary grant blocked?
create index performer_blocks_active on performer_blocks (performer_key, owner_key) where active;
