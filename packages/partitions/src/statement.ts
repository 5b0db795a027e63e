import type { Clock } from '@exchange/kernel';

/**
 * One SQL statement. `name` makes it a prepared statement: parsed and planned once per connection.
 * A name belongs to one text; pg refuses the same name with another.
 */
export interface Statement {
  name: string;
  text: string;
}

export interface Queryable {
  /** Rows come back with the columns as the statement names them: write `task_id as "taskId"`. */
  query<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

/** What a transaction's function works with. It is dead once that function has returned. */
export interface Tx extends Queryable {
  /** `clock.pinned()` is the time parameter of statements that write `coalesce($n::timestamptz, now())`. */
  readonly clock: Clock;
  /**
   * Runs a statement whose rows nobody needs, in its place among the others. When it fails, so does the
   * transaction.
   */
  send(statement: Statement, values?: readonly unknown[]): void;
}
