-- Pushes of requester partitions: what each offered and what was taken. Its id makes an offer take
-- effect once (domain/receive-offer).
CREATE TABLE "received_offers" (
    "grant_id" TEXT NOT NULL,
    "partition_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT NOT NULL,
    "offered" JSONB NOT NULL,
    "taken" JSONB NOT NULL,
    "reasons" JSONB NOT NULL,

    CONSTRAINT "received_offers_pkey" PRIMARY KEY ("grant_id")
);

CREATE INDEX "received_offers_received_at_idx" ON "received_offers"("received_at");

-- Types that are shown by information alone: whoever accepts asks the requester for one slot.
CREATE TABLE "listed_types" (
    "type_id" TEXT NOT NULL,
    "partition_id" TEXT NOT NULL,
    "slots" INTEGER NOT NULL,
    "listed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listed_types_pkey" PRIMARY KEY ("type_id")
);

CREATE INDEX "listed_types_expires_at_idx" ON "listed_types"("expires_at");
