import {
  isSystemQualification,
  listConditions,
  readCriteria,
  type PerformerFacts,
} from '@exchange/criteria';
import type { TaskInfo } from '@exchange/cluster';

export interface NeededQualification {
  readonly qualificationId: string;
  readonly name: string;
  readonly requesterName: string;
  readonly kinds: number;
  readonly slots: number;
  readonly bestRewardMinor: number;
  readonly currency: string;
}

const mostListed = 100;

/**
 * Qualifications that open work asks for and the performer does not hold, those with most work first.
 * Work that must not be found without qualifying does not count.
 */
export function findNeededQualifications(
  taskInfo: readonly TaskInfo[],
  facts: PerformerFacts,
): readonly NeededQualification[] {
  const needed = new Map<string, NeededQualification>();
  for (const info of taskInfo) {
    if (info.requesterKey === facts.ownRequesterKey) continue;
    if (facts.blockedBy.has(info.requesterKey)) continue;
    for (const [id, name] of namedBy(info)) {
      if (facts.qualifications.has(id)) continue;
      const before = needed.get(id);
      needed.set(id, {
        qualificationId: id,
        name,
        requesterName: info.requesterName,
        kinds: (before?.kinds ?? 0) + 1,
        slots: (before?.slots ?? 0) + info.availableSlots,
        bestRewardMinor: Math.max(before?.bestRewardMinor ?? 0, info.rewardMinor),
        currency: info.currency,
      });
    }
  }
  return [...needed.values()]
    .sort((one, other) => other.slots - one.slots || (one.name < other.name ? -1 : 1))
    .slice(0, mostListed);
}

/** Id and name of each qualification that it takes to hold. */
function namedBy(info: TaskInfo): ReadonlyMap<string, string> {
  const rules = readCriteria(info.criteria)
    .requirements.filter(({ guards }) => guards !== 'discover')
    .flatMap(({ rule }) => listConditions(rule))
    .filter((rule) => rule.kind === 'qualification')
    .filter((rule) => rule.comparator !== 'DoesNotExist' && !isSystemQualification(rule.id));
  return new Map(rules.map((rule) => [rule.id, rule.name]));
}
