import { seededRandom, type RandomSource } from '@exchange/kernel';
import {
  defaultAssessmentSettings,
  partsOfWeek,
  type AssessedExchange,
  type AssessedPartition,
  type AssessedUser,
  type AssessmentSettings,
} from '../src/index.ts';

export const settings: AssessmentSettings = defaultAssessmentSettings;

export function keyOf(role: 'requester' | 'performer', index: number): string {
  return (role === 'requester' ? 'r' : 'p') + String(index).padStart(12, '0');
}

export function partition(id: string, change: Partial<AssessedPartition> = {}): AssessedPartition {
  return {
    id,
    role: id.startsWith('r') ? 'requester' : 'performer',
    serviceClass: 'standard',
    nodeId: `node-${id}`,
    region: 'local',
    takesUsers: true,
    ...change,
  };
}

export function user(
  key: string,
  partitionId: string,
  change: Partial<AssessedUser> = {},
): AssessedUser {
  return {
    key,
    partitionId,
    serviceClass: 'standard',
    isPinned: false,
    load: { requests: 10, cpuMs: 100, connections: 0.1, rows: 100, bytes: 10_000 },
    rhythm: null,
    accepts: [],
    worksFor: [],
    ...change,
  };
}

/** An exchange in which everything occurs: premium and closed partitions, pinned people, people elsewhere. */
export function randomExchange(seed: number, users = 60): AssessedExchange {
  const random = seededRandom(seed);
  const pick = (count: number): number => Math.floor(random.next() * count);
  const partitions: AssessedPartition[] = [];
  for (const role of ['r', 'p']) {
    for (let index = 0; index < 2 + pick(3); index += 1) {
      partitions.push(
        partition(`${role}${index}`, {
          serviceClass: pick(4) === 0 ? 'premium' : 'standard',
          region: pick(2) === 0 ? 'eu' : 'us',
          nodeId: `node-${pick(4)}`,
          takesUsers: pick(6) > 0,
        }),
      );
    }
  }
  return { partitions, users: randomUsers(random, partitions, users) };
}

function randomUsers(
  random: RandomSource,
  partitions: readonly AssessedPartition[],
  count: number,
): AssessedUser[] {
  const pick = (most: number): number => Math.floor(random.next() * most);
  return Array.from({ length: count }, (_, index) => {
    const role = index % 4 === 0 ? 'requester' : 'performer';
    const homes = partitions.filter((each) => each.role === role);
    const home = homes[Math.floor(homes.length * random.next() ** 2)] ?? homes[0];
    const isPerformer = role === 'performer';
    return user(keyOf(role, index), home?.id ?? '', {
      serviceClass: pick(8) === 0 ? 'premium' : (home?.serviceClass ?? 'standard'),
      isPinned: pick(10) === 0,
      load: {
        requests: random.next() ** 3 * 1_000,
        cpuMs: random.next() ** 3 * 10_000,
        connections: random.next(),
        rows: pick(10_000),
        bytes: pick(1_000_000),
      },
      rhythm:
        pick(3) === 0 ? null : Float64Array.from({ length: partsOfWeek }, () => random.next() ** 4),
      accepts: isPerformer
        ? [...new Set([pick(5), pick(5)])].map((each) => ({
            category: `category ${each}`,
            perHour: random.next() * 5,
          }))
        : [],
      worksFor: isPerformer
        ? [...new Set([pick(4), pick(4)])].map((each) => ({
            requesterKey: keyOf('requester', each * 4),
            perHour: random.next() * 5,
          }))
        : [],
    });
  });
}

/** The exchange after moves. */
export function afterMoves(
  exchange: AssessedExchange,
  moves: readonly { readonly ownerKey: string; readonly to: string }[],
): AssessedExchange {
  const to = new Map(moves.map((move) => [move.ownerKey, move.to]));
  return {
    ...exchange,
    users: exchange.users.map((each) => ({
      ...each,
      partitionId: to.get(each.key) ?? each.partitionId,
    })),
  };
}
