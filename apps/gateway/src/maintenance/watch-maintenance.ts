import type { Log } from '@exchange/cluster';
import type { Directory } from '@exchange/partitions';
import { readMaintenance, switchesChannel, type Maintenance } from '@exchange/subgraph-directory';

export interface MaintenanceWatch {
  /** As last heard: changes arrive by notice. */
  current(): Maintenance;
  close(): Promise<void>;
}

/** In case a notice was missed. */
const lookAgainMs = 30_000;

/** Knows whether changes are refused, without asking for each request. */
export async function watchMaintenance(database: Directory, log: Log): Promise<MaintenanceWatch> {
  let known = await readMaintenance(database);
  const look = (): void => {
    readMaintenance(database).then(
      (now) => {
        known = now;
      },
      (err: unknown) => {
        log.warn({ err }, 'whether there is maintenance is not known anew');
      },
    );
  };
  // Keeps trying while the database is away: nothing may wait for it here.
  const listening = database.listen(switchesChannel, look);
  listening.then(look, (err: unknown) => {
    log.error({ err }, 'maintenance is not heard of');
  });
  const timer = setInterval(look, lookAgainMs);
  timer.unref();
  return {
    current: () => known,
    async close() {
      clearInterval(timer);
      await (
        await listening
      )();
    },
  };
}
