import type { Clock } from '@exchange/kernel';
import type pg from 'pg';
import type { Statement, Tx } from './statement.ts';

export interface ClosableTx extends Tx {
  /**
   * Refuses further statements. Resolves when those under way have ended, with what the first failed with
   * of those that were only sent.
   */
  settled(): Promise<unknown>;
}

type Run = (statement: Statement, values: unknown[]) => Promise<unknown[]>;

/** Statements given side by side run one after the other: a connection runs one at a time. */
export function createTx(client: pg.PoolClient, clock: Clock): ClosableTx {
  let last: Promise<unknown> = Promise.resolve();
  return closable(clock, (statement, values) => {
    const run = last.then(async () => {
      const { rows } = await client.query({ ...statement, values });
      return rows as unknown[];
    });
    last = run.catch(() => undefined);
    return run;
  });
}

/**
 * The same on a connection that sends statements without waiting for those before. `begun` is under way,
 * and nothing is taken for done before it has.
 */
export function createPipelinedTx(
  client: pg.PoolClient,
  clock: Clock,
  begun: Promise<unknown>,
): ClosableTx {
  return closable(clock, async (statement, values) => {
    const [result] = await Promise.all([client.query({ ...statement, values }), begun]);
    return result.rows as unknown[];
  });
}

function closable(clock: Clock, run: Run): ClosableTx {
  const sent: Promise<unknown>[] = [];
  const all: Promise<unknown>[] = [];
  let open = true;

  function start(statement: Statement, values: readonly unknown[]): Promise<unknown[]> {
    if (!open) return Promise.reject(new Error('This transaction has ended.'));
    const running = run(statement, [...values]);
    all.push(running.catch(() => undefined));
    return running;
  }

  return {
    clock,
    query: <Row>(statement: Statement, values: readonly unknown[] = []) =>
      start(statement, values) as Promise<Row[]>,
    send(statement, values = []) {
      sent.push(
        start(statement, values).then(
          () => undefined,
          (error: unknown) => error,
        ),
      );
    },
    async settled() {
      open = false;
      await Promise.all(all);
      return (await Promise.all(sent)).find((error) => error !== undefined);
    },
  };
}
