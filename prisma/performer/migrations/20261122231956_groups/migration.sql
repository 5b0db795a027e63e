ALTER TABLE "acquire_attempts" ADD COLUMN     "group_id" TEXT NOT NULL DEFAULT '';
ALTER TABLE "listed_types" DROP CONSTRAINT "listed_types_pkey",
ADD COLUMN     "group_id" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "listed_types_pkey" PRIMARY KEY ("group_id", "type_id");
ALTER TABLE "maintenance_runs" ADD COLUMN     "group_id" TEXT NOT NULL DEFAULT '';
ALTER TABLE "performers" ADD COLUMN     "group_id" TEXT NOT NULL DEFAULT '';
ALTER TABLE "stock_items" ADD COLUMN     "group_id" TEXT NOT NULL DEFAULT '';

CREATE TABLE "stock_levels" (
    "group_id" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "slots" INTEGER NOT NULL,

    CONSTRAINT "stock_levels_pkey" PRIMARY KEY ("group_id","type_id")
);

alter table stock_levels add constraint stock_slots_not_negative check (slots >= 0);
-- The counter changes all the time.
alter table stock_levels set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
insert into stock_levels (group_id, type_id, slots)
select '', type_id, stock_slots from known_types where stock_slots > 0;
-- list-stock reads the types with stock only.
create index stock_levels_with_stock on stock_levels (group_id, type_id) where slots > 0;

-- accept-slot walks this from its head, release-excess from its tail: the stock of one group.
drop index stock_free;
create index stock_free on stock_items (group_id, type_id, priority desc, deadline_at, lease_id)
  where free > 0;
drop index stock_in_hand;
create index stock_in_hand on stock_items (group_id, type_id) where in_hand > 0;

drop trigger stock_slots_inserted on stock_items;
drop trigger stock_slots_updated on stock_items;
drop trigger stock_slots_deleted on stock_items;
drop function count_stock_slots();
drop function add_stock_slots(text, bigint);
alter table known_types drop column stock_slots;
alter table known_types reset (fillfactor);

-- Levels are exact whichever statement moves slots: the sum of the changes of a statement is added
-- when it ends. They are touched in one order, and after every other row, so that two statements
-- cannot wait for each other. Zero wakes the maintenance.
create function add_stock_slots(of_group text, of_type text, change bigint) returns void
language plpgsql as $$
declare
  now_left integer;
begin
  update stock_levels set slots = slots + change
   where group_id = of_group and type_id = of_type
   returning slots into now_left;
  if not found then
    insert into stock_levels (group_id, type_id, slots) values (of_group, of_type, change)
    on conflict (group_id, type_id) do update set slots = stock_levels.slots + excluded.slots;
  elsif now_left = 0 then
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
      select group_id, type_id, sum(free) as slots from after_rows
       group by group_id, type_id having sum(free) <> 0 order by group_id, type_id
    loop
      perform add_stock_slots(change.group_id, change.type_id, change.slots);
    end loop;
  elsif tg_op = 'DELETE' then
    for change in
      select group_id, type_id, -sum(free) as slots from before_rows
       group by group_id, type_id having sum(free) <> 0 order by group_id, type_id
    loop
      perform add_stock_slots(change.group_id, change.type_id, change.slots);
    end loop;
  else
    for change in
      select group_id, type_id, sum(slots) as slots
        from (select group_id, type_id, free as slots from after_rows
              union all
              select group_id, type_id, -free from before_rows) as moved
       group by group_id, type_id having sum(slots) <> 0 order by group_id, type_id
    loop
      perform add_stock_slots(change.group_id, change.type_id, change.slots);
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
