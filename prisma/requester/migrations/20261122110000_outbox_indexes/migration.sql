-- The relay walks undelivered messages in order (outbox-claim, outbox-depth). next_attempt_at is in
-- no index, so claiming and backing off stay heap-only updates.
create index outbox_pending on outbox (id) where delivered_at is null;

-- outbox-purge
create index outbox_delivered on outbox (delivered_at) where delivered_at is not null;

alter table outbox set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
