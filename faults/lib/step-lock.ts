import pg from 'pg';
import { stepLockClass } from '@exchange/node/step-locks';
import { waitUntil } from './wait-until.ts';

/** Holds every driver of a move right after one step. Only with `moves.holdSteps`. */
export type StepLock = {
  /** Resolves when so many drivers have come to the step. */
  readonly reached: (drivers: number) => Promise<void>;
  readonly release: () => Promise<void>;
};

const withinMs = 60_000;

export async function lockStep(directoryUrl: string, step: number): Promise<StepLock> {
  const holder = await connect(directoryUrl);
  await holder.query('select pg_advisory_lock($1::int, $2::int)', [stepLockClass, step]);
  return {
    reached: (drivers) =>
      waitUntil(
        `${drivers} drivers are at step ${step}`,
        async () => {
          const { rows } = await holder.query<{ waiting: string }>(
            `select count(*) as waiting from pg_locks
            where locktype = 'advisory' and classid = $1 and objid = $2 and not granted`,
            [stepLockClass, step],
          );
          return Number(rows[0]?.waiting ?? 0) >= drivers;
        },
        withinMs,
      ).then(() => undefined),
    async release() {
      // The server may have been killed, and the lock with it.
      await holder.end().catch(() => undefined);
    },
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
