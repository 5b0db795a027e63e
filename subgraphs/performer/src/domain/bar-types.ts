import {
  evaluateCriteria,
  isSystemQualification,
  listQualificationRules,
  readCriteria,
  type Criteria,
  type PerformerFacts,
} from '@exchange/criteria';
import type { Repository } from '../repository.ts';
import { readFactsRows } from '../store/performer-facts.ts';
import { toFacts } from './performer-facts.ts';
import type { GroupMember } from './read-demand.ts';

export interface AskingType {
  readonly typeId: string;
  readonly requesterKey: string;
  /** As stored. */
  readonly criteria: unknown;
}

/** The group with the types that each of them must not do: nothing is brought near for nobody. */
export async function barTypes(
  repository: Repository,
  performers: readonly GroupMember[],
  types: readonly AskingType[],
): Promise<readonly GroupMember[]> {
  if (performers.length === 0 || types.length === 0) return performers;
  const now = repository.partition.clock.now();
  const withHistory = types.some(asksForHistory);
  const byHome = Map.groupBy(performers, ({ partitionId }) => partitionId);
  const rows = await Promise.all(
    repository.members
      .filter(({ partition }) => byHome.has(partition.id))
      .map(({ partition }) => {
        const keys = (byHome.get(partition.id) ?? []).map(({ key }) => key);
        return readFactsRows(partition, keys, withHistory);
      }),
  );
  const facts = new Map(rows.flat().map((row) => [row.ownerKey, toFacts(row, now)]));
  const asking = types.map((type) => ({ ...type, asked: readCriteria(type.criteria) }));
  return performers.map((performer) => {
    const known = facts.get(performer.key);
    if (known === undefined) return performer;
    return { ...performer, barredTypes: findBarredTypes(known, asking) };
  });
}

/** Most types ask for nothing: they are judged without a look at each person's facts. */
function findBarredTypes(
  facts: PerformerFacts,
  types: readonly (AskingType & { readonly asked: Criteria })[],
): ReadonlySet<string> {
  const barred = new Set<string>();
  for (const { typeId, requesterKey, asked } of types) {
    const open =
      asked.requirements.length === 0 &&
      requesterKey !== facts.ownRequesterKey &&
      !facts.blockedBy.has(requesterKey);
    if (open) continue;
    const task = { requesterKey, alreadyDone: 'no' } as const;
    if (!evaluateCriteria(asked, facts, task).met) barred.add(typeId);
  }
  return barred;
}

function asksForHistory({ criteria }: AskingType): boolean {
  return listQualificationRules(readCriteria(criteria)).some(({ id }) => isSystemQualification(id));
}
