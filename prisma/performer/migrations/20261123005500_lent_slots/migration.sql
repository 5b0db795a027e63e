CREATE TABLE "lent_slots" (
    "new_lease_id" TEXT NOT NULL,
    "lease_id" TEXT NOT NULL,
    "requester_key" TEXT NOT NULL,
    "partition_id" TEXT NOT NULL,
    "lent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lent_slots_pkey" PRIMARY KEY ("new_lease_id")
);

CREATE INDEX "lent_slots_lent_at_idx" ON "lent_slots"("lent_at");
