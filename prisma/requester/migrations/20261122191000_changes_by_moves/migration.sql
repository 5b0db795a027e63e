-- A move may add to the transfer that stands for those of users who left: the change has to take effect.
create or replace function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  if current_setting('exchange.moving', true) = 'on' then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  raise exception 'The ledger is append-only.';
end
$$;

-- Fences outlive a move, and nothing that outlives it names its user.
alter table "move_fences" drop column "owner_key";
