import { ExchangeError } from '@exchange/kernel';
import type { Directory, Home } from '../directory/types.ts';
import { partitionOfRepository } from '../repositories.ts';

/** In whose name a node may speak. `moving`: not to be told now; it is asked again later. */
export type Standing = 'own' | 'moving' | 'foreign';

/** Begins the error of a message whose sender may not send it. */
export const forbiddenMark = 'FORBIDDEN';

type RightsDirectory = Pick<Directory, 'findHome' | 'refreshHome' | 'isServedBy'>;

/**
 * @param holder a repository, or a partition that works on leases of single performers
 * @throws ExchangeError FORBIDDEN when the caller does not serve the partition
 */
export async function requireHolder(
  directory: RightsDirectory,
  caller: string,
  holder: string,
): Promise<void> {
  if (await directory.isServedBy(partitionOfRepository(holder), caller)) return;
  throw new ExchangeError('FORBIDDEN', 'The caller does not serve the partition that it names.');
}

/**
 * Whether a node may speak for a user: it serves the user's home, or a home before, whose messages
 * may have been under way when the user moved. What the cache denies is looked up.
 */
export async function findStanding(
  directory: RightsDirectory,
  caller: string,
  ownerKey: string,
  nowMs: number,
): Promise<Standing> {
  const judge = async (home: Home | null): Promise<Standing> => {
    if (home === null) return 'foreign';
    if (await directory.isServedBy(home.partitionId, caller)) return 'own';
    for (const former of home.formers ?? []) {
      if (nowMs >= former.untilMs) continue;
      if (await directory.isServedBy(former.partitionId, caller)) return 'own';
    }
    return home.state === 'moving' ? 'moving' : 'foreign';
  };
  const known = await judge(await directory.findHome(ownerKey));
  return known === 'own' ? known : judge(await directory.refreshHome(ownerKey));
}

/** Standings of one caller, each user looked up once. */
export async function findStandings(
  directory: RightsDirectory,
  caller: string,
  ownerKeys: Iterable<string>,
  nowMs: number,
): Promise<ReadonlyMap<string, Standing>> {
  const keys = [...new Set(ownerKeys)];
  const standings = await Promise.all(
    keys.map((key) => findStanding(directory, caller, key, nowMs)),
  );
  return new Map(keys.map((key, index) => [key, standings[index] ?? 'foreign']));
}

/** Which of these partitions, or of these repositories by their partition, the caller serves. */
export async function findServed(
  directory: RightsDirectory,
  caller: string,
  holders: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const served = new Set<string>();
  for (const holder of new Set(holders)) {
    if (await directory.isServedBy(partitionOfRepository(holder), caller)) served.add(holder);
  }
  return served;
}
