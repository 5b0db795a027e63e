-- Not counted while it is small: a statement planned then would read the whole table, and keep its plan.
alter table submissions set (
  autovacuum_analyze_threshold = 2000, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_threshold = 2000
);
