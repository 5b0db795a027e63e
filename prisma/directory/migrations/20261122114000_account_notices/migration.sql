-- Gateways remember for a moment who a cookie or key stands for. These triggers tell them the account
-- of everything that ends or changes that, whoever does it, when its transaction commits.
CREATE FUNCTION "notify_account"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The argument names the column that holds the account.
  IF TG_OP = 'INSERT' THEN
    PERFORM pg_notify('accounts', to_jsonb(NEW) ->> TG_ARGV[0]);
  ELSE
    PERFORM pg_notify('accounts', to_jsonb(OLD) ->> TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "sessions_notify_end" AFTER DELETE ON "sessions"
  FOR EACH ROW EXECUTE FUNCTION "notify_account"('user_id');
CREATE TRIGGER "sessions_notify_shortened" AFTER UPDATE ON "sessions"
  FOR EACH ROW WHEN (NEW.expires_at < OLD.expires_at OR NEW.token <> OLD.token)
  EXECUTE FUNCTION "notify_account"('user_id');

CREATE TRIGGER "api_keys_notify_end" AFTER DELETE ON "api_keys"
  FOR EACH ROW EXECUTE FUNCTION "notify_account"('reference_id');
-- The time of last use changes often and concerns no cache.
CREATE TRIGGER "api_keys_notify_change" AFTER UPDATE ON "api_keys"
  FOR EACH ROW WHEN (
    OLD.enabled IS DISTINCT FROM NEW.enabled
    OR OLD.permissions IS DISTINCT FROM NEW.permissions
    OR OLD.expires_at IS DISTINCT FROM NEW.expires_at
    OR OLD.key IS DISTINCT FROM NEW.key
  ) EXECUTE FUNCTION "notify_account"('reference_id');

CREATE TRIGGER "users_notify_end" AFTER DELETE ON "users"
  FOR EACH ROW EXECUTE FUNCTION "notify_account"('id');
CREATE TRIGGER "users_notify_change" AFTER UPDATE ON "users"
  FOR EACH ROW WHEN (OLD.is_operator IS DISTINCT FROM NEW.is_operator)
  EXECUTE FUNCTION "notify_account"('id');

-- A role that was opened counts from the next request on.
CREATE TRIGGER "placements_notify_account" AFTER INSERT OR DELETE ON "placements"
  FOR EACH ROW EXECUTE FUNCTION "notify_account"('account_id');
