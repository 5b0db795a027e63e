-- Users can spend only what they have (I4).
-- A trigger, not a CHECK: a CHECK would already judge the row that `insert … on conflict do update`
-- proposes, which is the change and not the balance.
create function refuse_negative_balance() returns trigger language plpgsql as $$
begin
  raise exception 'There is not enough money on account %.', new.id
    using errcode = 'check_violation', constraint = 'user_accounts_not_negative';
end
$$;

create trigger user_accounts_not_negative after insert or update on ledger_accounts
  for each row when (new.balance < 0 and new.kind in ('available', 'escrow'))
  execute function refuse_negative_balance();

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
