-- CreateTable
CREATE TABLE "slot_flows" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "holder" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "slots" INTEGER NOT NULL,
    "merged" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "slot_flows_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "slot_flows_positive" CHECK ("slots" > 0)
);

-- readFlows: those since a time.
CREATE INDEX "slot_flows_at_idx" ON "slot_flows"("at");

-- mergeFlows: those that have not been merged.
create index slot_flows_fresh on slot_flows (at) where not merged;
