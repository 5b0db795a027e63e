-- accept-slot walks this from its head: one short scan, however much lies in stock. release-slots
-- walks it from its tail.
create index stock_free on stock_items (type_id, priority desc, deadline_at, lease_id) where free > 0;

-- list-renewable
create index stock_accept_by on stock_items (accept_by) where free > 0;

-- drop-expired-stock
create index stock_expires on stock_items (expires_at) where free > 0;
create index stock_deadline on stock_items (deadline_at) where free > 0 and deadline_at is not null;

-- list-stock, read-stats: what is in hand, by type
create index stock_in_hand on stock_items (type_id) where in_hand > 0;

alter table stock_items add constraint stock_counts_not_negative check (free >= 0 and in_hand >= 0);
alter table stock_items set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

-- list-stock reads the types with stock only.
create index known_types_in_stock on known_types (type_id) where stock_slots > 0;
alter table known_types add constraint stock_slots_not_negative check (stock_slots >= 0);
-- The counter changes all the time beside wide columns that never do.
alter table known_types set (fillfactor = 50);

alter table performers add constraint in_hand_not_negative check (in_hand >= 0);
alter table performers set (fillfactor = 70);
-- list-recent-performers
create index performers_recent on performers (last_active_at desc) where last_active_at is not null;

-- I2: one performer does a task at most once, for ever; what was returned or ran out may be taken again.
create unique index assignments_once on assignments (owner_key, task_id)
  where status in ('accepted', 'submitted', 'approved', 'rejected');
-- list-queue
create index assignments_queue on assignments (owner_key, deadline_at) where status = 'accepted';
-- expire-assignments
create index assignments_due on assignments (deadline_at) where status = 'accepted';
-- read-earnings: what waits for a decision
create index assignments_waiting on assignments (owner_key) where status = 'submitted';
-- list-assignments of a type
create index assignments_of_type on assignments (owner_key, type_id, accepted_at);

-- stock_slots is exact whichever statement moves slots: the sum of the changes of a statement is
-- added when it ends. Types are touched in the order of their ids, and after every other row, so that
-- two statements cannot wait for each other. Zero wakes the maintenance.
create function add_stock_slots(of_type text, slots bigint) returns void language plpgsql as $$
declare
  now_left integer;
begin
  update known_types set stock_slots = stock_slots + slots
   where type_id = of_type
   returning stock_slots into now_left;
  if now_left = 0 then
    perform pg_notify('stock_low', of_type);
  end if;
end
$$;

create function count_stock_slots() returns trigger language plpgsql as $$
declare
  change record;
begin
  if tg_op = 'INSERT' then
    for change in
      select type_id, sum(free) as slots from after_rows
       group by type_id having sum(free) <> 0 order by type_id
    loop
      perform add_stock_slots(change.type_id, change.slots);
    end loop;
  elsif tg_op = 'DELETE' then
    for change in
      select type_id, -sum(free) as slots from before_rows
       group by type_id having sum(free) <> 0 order by type_id
    loop
      perform add_stock_slots(change.type_id, change.slots);
    end loop;
  else
    for change in
      select type_id, sum(slots) as slots
        from (select type_id, free as slots from after_rows
              union all
              select type_id, -free from before_rows) as moved
       group by type_id having sum(slots) <> 0 order by type_id
    loop
      perform add_stock_slots(change.type_id, change.slots);
    end loop;
  end if;
  return null;
end
$$;

create trigger stock_slots_inserted after insert on stock_items
  referencing new table as after_rows for each statement execute function count_stock_slots();
create trigger stock_slots_updated after update on stock_items
  referencing old table as before_rows new table as after_rows
  for each statement execute function count_stock_slots();
create trigger stock_slots_deleted after delete on stock_items
  referencing old table as before_rows for each statement execute function count_stock_slots();
