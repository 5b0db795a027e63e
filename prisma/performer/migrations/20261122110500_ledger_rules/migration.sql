-- Users can spend only what they have (I4).
alter table ledger_accounts add constraint user_accounts_not_negative
  check (kind not in ('available', 'escrow') or balance >= 0);

-- Nothing in a ledger is ever changed or deleted. Moving a user sets exchange.moving for its own
-- transaction, because the old copy has to go once the new one is proven equal.
create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  if current_setting('exchange.moving', true) = 'on' then
    return coalesce(old, new);
  end if;
  raise exception 'The ledger is append-only.';
end
$$;

create trigger ledger_entries_append_only before update or delete on ledger_entries
  for each row execute function refuse_ledger_change();
create trigger ledger_transfers_append_only before update or delete on ledger_transfers
  for each row execute function refuse_ledger_change();
