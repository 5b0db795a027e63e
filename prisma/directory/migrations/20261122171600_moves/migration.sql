-- Moves of users between partitions; the rules are in packages/moves.
CREATE TABLE "move_groups" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "partition_id" TEXT,
    "reason" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "move_groups_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "moves" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "group_id" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "from_partition" TEXT NOT NULL,
    "to_partition" TEXT NOT NULL,
    "base" TEXT NOT NULL DEFAULT 'none',
    "state" TEXT NOT NULL DEFAULT 'requested',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "step" INTEGER NOT NULL DEFAULT 0,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "claimed_by" TEXT,
    "claimed_until" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "cursor" JSONB,
    "rows_estimated" BIGINT,
    "rows_copied" BIGINT NOT NULL DEFAULT 0,
    "bytes_copied" BIGINT NOT NULL DEFAULT 0,
    "changes_left" INTEGER NOT NULL DEFAULT 0,
    "blocked_at" TIMESTAMPTZ(3),
    "block_until" TIMESTAMPTZ(3),
    "blocked_ms" INTEGER,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "outcome" TEXT,
    "flipped_at" TIMESTAMPTZ(3),
    "keep_until" TIMESTAMPTZ(3),
    "takes_back" TEXT,
    "requested_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "moves_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "move_groups_created_at_idx" ON "move_groups"("created_at");
CREATE UNIQUE INDEX "moves_seq_key" ON "moves"("seq");
CREATE INDEX "moves_group_id_seq_idx" ON "moves"("group_id", "seq");
CREATE INDEX "moves_owner_key_seq_idx" ON "moves"("owner_key", "seq");
ALTER TABLE "moves" ADD CONSTRAINT "moves_group_id_fkey" FOREIGN KEY ("group_id")
    REFERENCES "move_groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One open move of a user at a time: whoever comes second is told whose is in the way.
CREATE UNIQUE INDEX "moves_open" ON "moves"("owner_key")
    WHERE state IN ('requested', 'copying', 'catching-up', 'blocked', 'verified', 'flipped', 'undoing');
-- What a node has to do for its partitions, and whose old copy is to be deleted when.
CREATE INDEX "moves_to_do" ON "moves"("to_partition", "seq")
    WHERE state IN ('requested', 'copying', 'catching-up', 'blocked', 'verified', 'flipped', 'undoing', 'erasing');
CREATE INDEX "moves_kept" ON "moves"("to_partition", "keep_until") WHERE state = 'concluded';

-- Nodes drive moves of their partitions and look after users who leave them; pages show them.
CREATE FUNCTION "notify_moves"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('moves', NEW.from_partition || ' ' || NEW.to_partition);
  RETURN NULL;
END $$;

CREATE TRIGGER "moves_notify" AFTER INSERT ON "moves"
  FOR EACH ROW EXECUTE FUNCTION "notify_moves"();
-- Progress changes often and is looked up.
CREATE TRIGGER "moves_notify_change" AFTER UPDATE ON "moves"
  FOR EACH ROW WHEN (
    OLD.state IS DISTINCT FROM NEW.state
    OR OLD.paused IS DISTINCT FROM NEW.paused
    OR OLD.keep_until IS DISTINCT FROM NEW.keep_until
  ) EXECUTE FUNCTION "notify_moves"();

-- False while and after a partition is drained.
ALTER TABLE "partitions" ADD COLUMN "accepting" BOOLEAN NOT NULL DEFAULT true;

-- All homes of the last week: messages that name leases of any of them may be under way.
ALTER TABLE "placements" ADD COLUMN "formers" JSONB NOT NULL DEFAULT '[]';
UPDATE "placements"
   SET formers = jsonb_build_array(jsonb_build_object(
         'partitionId', former_partition_id, 'leftAtMs', (extract(epoch FROM moved_at) * 1000)::bigint))
 WHERE former_partition_id IS NOT NULL AND moved_at IS NOT NULL;

CREATE OR REPLACE FUNCTION "remember_former_home"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.former_partition_id := OLD.partition_id;
  NEW.moved_at := now();
  NEW.formers := coalesce((
      SELECT jsonb_agg(home)
        FROM jsonb_array_elements(OLD.formers) AS home
       WHERE (home ->> 'leftAtMs')::bigint > extract(epoch FROM now() - interval '7 days') * 1000
         AND home ->> 'partitionId' NOT IN (OLD.partition_id, NEW.partition_id)
    ), '[]') || jsonb_build_array(jsonb_build_object(
      'partitionId', OLD.partition_id, 'leftAtMs', (extract(epoch FROM now()) * 1000)::bigint));
  RETURN NEW;
END $$;
