-- Whose messages may still be under way: where a user lived before, and which node had a partition
-- before. Kept by triggers, so that whoever moves something cannot forget it.
ALTER TABLE "placements" ADD COLUMN "former_partition_id" TEXT,
ADD COLUMN "moved_at" TIMESTAMPTZ(3);
ALTER TABLE "partitions" ADD COLUMN "former_node_id" TEXT,
ADD COLUMN "claimed_at" TIMESTAMPTZ(3);

CREATE FUNCTION "remember_former_home"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.former_partition_id := OLD.partition_id;
  NEW.moved_at := now();
  RETURN NEW;
END $$;

CREATE TRIGGER "placements_former" BEFORE UPDATE ON "placements"
  FOR EACH ROW WHEN (OLD.partition_id IS DISTINCT FROM NEW.partition_id)
  EXECUTE FUNCTION "remember_former_home"();

CREATE FUNCTION "remember_former_node"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.former_node_id := OLD.node_id;
  NEW.claimed_at := now();
  RETURN NEW;
END $$;

CREATE TRIGGER "partitions_former" BEFORE UPDATE ON "partitions"
  FOR EACH ROW WHEN (OLD.node_id IS DISTINCT FROM NEW.node_id)
  EXECUTE FUNCTION "remember_former_node"();
