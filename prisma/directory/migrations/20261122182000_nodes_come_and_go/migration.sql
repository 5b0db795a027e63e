-- Processes that run a node: several can, behind one address. A node lives while one of them does.
CREATE TABLE "node_instances" (
    "id" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "node_instances_pkey" PRIMARY KEY ("id")
);

-- Whether another process of the node lives.
CREATE INDEX "node_instances_node_id_idx" ON "node_instances"("node_id");
ALTER TABLE "node_instances" ADD CONSTRAINT "node_instances_node_id_fkey" FOREIGN KEY ("node_id")
    REFERENCES "nodes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Partitions that are no more: nobody lived there, and this is how their books were closed.
CREATE TABLE "retired_partitions" (
    "id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "balances" JSONB NOT NULL,
    "retired_by" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retired_partitions_pkey" PRIMARY KEY ("id")
);
