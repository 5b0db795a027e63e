-- Categories a user declared: new users with the same can be placed beside them.
ALTER TABLE "placements" ADD COLUMN "interests" TEXT[];

-- Whose turn it is, for placement in turn.
CREATE SEQUENCE "placement_turn";

-- Every process caches who lives where and who serves what. These triggers tell of each change,
-- whoever makes it, when its transaction commits.
CREATE FUNCTION "notify_placement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM pg_notify('placements', OLD.owner_key);
  ELSE
    PERFORM pg_notify('placements', NEW.owner_key);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "placements_notify" AFTER INSERT OR UPDATE OR DELETE ON "placements"
  FOR EACH ROW EXECUTE FUNCTION "notify_placement"();

CREATE FUNCTION "notify_nodes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('nodes', '');
  RETURN NULL;
END $$;

-- Heartbeats and figures change these rows every few seconds and concern no cache.
CREATE TRIGGER "nodes_notify_change" AFTER UPDATE ON "nodes"
  FOR EACH ROW WHEN (OLD.url IS DISTINCT FROM NEW.url OR OLD.state IS DISTINCT FROM NEW.state)
  EXECUTE FUNCTION "notify_nodes"();
CREATE TRIGGER "nodes_notify" AFTER INSERT OR DELETE ON "nodes"
  FOR EACH ROW EXECUTE FUNCTION "notify_nodes"();
CREATE TRIGGER "partitions_notify_change" AFTER UPDATE ON "partitions"
  FOR EACH ROW WHEN (OLD.node_id IS DISTINCT FROM NEW.node_id)
  EXECUTE FUNCTION "notify_nodes"();
CREATE TRIGGER "partitions_notify" AFTER INSERT OR DELETE ON "partitions"
  FOR EACH ROW EXECUTE FUNCTION "notify_nodes"();

-- One notice per statement, however many summaries it changes.
CREATE FUNCTION "notify_task_info"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('task_info', '');
  RETURN NULL;
END $$;

CREATE TRIGGER "task_info_notify" AFTER INSERT OR UPDATE OR DELETE ON "task_info"
  FOR EACH STATEMENT EXECUTE FUNCTION "notify_task_info"();
