-- Whether a performer had a task, asked by every accept. By one expression, because a statement
-- planned while the table was small takes any index that begins with the performer, keeps that plan,
-- and reads the performer's whole past from then on.
create index assignments_of_task on assignments ((owner_key || ' ' || task_id));
drop index "assignments_owner_key_task_id_idx";
-- Nor is it counted while it is small: then a plan would read the whole of it, and be kept.
alter table assignments set (
  autovacuum_analyze_threshold = 2000, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_threshold = 2000
);
