import type { RunningCluster } from '../../scripts/lib/start-cluster.ts';
import { addPerformer, type BenchPerformer } from '../lib/performers.ts';
import { step } from '../lib/report.ts';
import { pollUntil } from '../lib/poll-until.ts';
import type { SeededWork } from '../lib/seed-work.ts';

/** An exchange with work in it. */
export type Subject = { readonly cluster: RunningCluster; readonly work: SeededWork };

/** Adds performers to an exchange, spread over its nodes by the placement policy. */
export async function addPerformers(
  { cluster }: Subject,
  name: string,
  count: number,
): Promise<BenchPerformer[]> {
  const performers: BenchPerformer[] = [];
  for (let number = 1; number <= count; number += 1) {
    performers.push(await addPerformer(cluster.gatewayUrl, `${name}-${number}`));
  }
  return performers;
}

/** Waits until the repositories of these performers hold at least `slots`; gives what the emptiest holds. */
export async function waitForStock(
  performers: readonly BenchPerformer[],
  slots: number,
): Promise<number> {
  let least = 0;
  const what = `${slots} slots lie in every repository`;
  await step(`Waiting until ${what}`, () =>
    pollUntil(what, async () => {
      const counts = await Promise.all(performers.map((performer) => performer.countLocalSlots()));
      least = Math.min(...counts);
      return least >= slots;
    }),
  );
  return least;
}
