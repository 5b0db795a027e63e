import { foldHours, type AssessedUser } from '@exchange/assessment';
import type { UserLoad } from '@exchange/cluster';

/** What was measured of a user, as the assessment takes it. */
export function toAssessedUser(user: UserLoad): AssessedUser {
  const { load, work, hours } = user;
  return {
    key: user.ownerKey,
    partitionId: user.partitionId,
    serviceClass: user.serviceClass,
    isPinned: user.isPinned,
    load: {
      requests: load.requests,
      cpuMs: load.cpuMs,
      connections: load.inHand,
      rows: load.rows,
      bytes: load.bytes,
    },
    rhythm: hours === null ? null : foldHours(readHours(hours)),
    accepts: pairsOf(work?.categories).map(([category, perHour]) => ({ category, perHour })),
    worksFor: pairsOf(work?.requesters).map(([requesterKey, perHour]) => ({
      requesterKey,
      perHour,
    })),
  };
}

/** `{1.5,0,…}`: as the database writes it. */
function readHours(text: string): number[] {
  return text.slice(1, -1).split(',').map(Number);
}

function pairsOf(amounts: Readonly<Record<string, number>> | undefined): [string, number][] {
  return Object.entries(amounts ?? {}).filter(([, amount]) => amount > 0);
}
