-- Grants: the tasks of a type that have a slot, in the order in which they are offered
-- (store/find-grantable). `row` keeps the order of the file within one chunk of an upload.
create index tasks_grantable on tasks (type_id, priority desc, created_at, "row", id)
  where status = 'open' and available > 0;

-- Equal rows of an upload become one task (store/stage-rows).
create unique index tasks_merged on tasks (batch_id, input_hash) where input_hash is not null;

-- Every slot is in exactly one place (I1).
alter table tasks add constraint tasks_slots_add_up check (
  wanted = available + leased + done + cancelled
  and available >= 0 and leased >= 0 and done >= 0 and cancelled >= 0);
alter table batches add constraint batches_slots_add_up check (
  slots_wanted = slots_available + slots_leased + slots_done + slots_cancelled
  and slots_available >= 0 and slots_leased >= 0 and slots_done >= 0 and slots_cancelled >= 0
  and tasks_available >= 0 and tasks_available <= tasks);
alter table batches add constraint batches_counts_not_negative check (
  submitted >= 0 and approved >= 0 and rejected >= 0 and surplus >= 0
  and reserved_minor >= 0 and spent_minor >= 0);
alter table leases add constraint leases_outstanding_within_granted check (
  outstanding >= 0 and outstanding <= granted and granted > 0);

-- Expiry sweep (store/expire-leases) and the operator's count of stale leases.
create index leases_active_end on leases (expires_at) where status = 'active';
-- Recall of the leases of a batch (store/recall-leases).
create index leases_active_batch on leases (batch_id) where status = 'active';
-- Purge of leases that are over (store/purge-leases).
create index leases_over_end on leases (expires_at) where status <> 'active';
-- Newest leases, for operators (store/list-leases).
create index leases_newest on leases (granted_at desc, id);

-- Automatic approval (store/find-due-submissions).
create index submissions_due on submissions (auto_approve_at) where status = 'submitted';
-- Standing: the last decisions of a requester (store/read-standings).
create index submissions_decided on submissions (owner_key, decided_at desc) where decided_at is not null;

-- Background work on batches (store/roll-batch) and deadlines that passed (store/shut-overdue).
create index batches_rolling on batches (id) where roll_row is not null;
create index batches_open_deadline on batches (deadline_at) where status = 'open' and tasks_status = 'open';
-- Summaries of a type (store/summarise-types) and figures of a partition (store/read-figures).
create index batches_open on batches (type_id) where status = 'open';
create index task_types_dirty on task_types (id) where info_dirty;

-- Counters change far more often than anything that is indexed: leave room to do it in place.
alter table batches set (fillfactor = 50);
alter table tasks set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);
alter table leases set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
alter table spending_days set (fillfactor = 50);
