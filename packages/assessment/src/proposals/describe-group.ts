import { roleOf } from '@exchange/kernel';
import { localShare, measureFitness, spreadOf, type FitnessParts } from '../fitness.ts';
import { withGroup, type Group } from '../group.ts';
import { expectedLocalShare } from '../pooling.ts';
import type { State } from '../state.ts';
import type { PlannedMove } from '../types.ts';
import type { Proposal } from './proposal.ts';
import { writeSummary } from './write-summary.ts';

/** A group with everything an operator decides by. The state is as things are, and is left so. */
export function describeGroup(state: State, group: Group, reason: Proposal['reason']): Proposal {
  const subjects = group.places.flatMap((place) => state.subjects[place] ?? []);
  const [first] = subjects;
  if (first === undefined) throw new RangeError('A proposal moves somebody.');
  const look = () => ({
    parts: measureFitness(state),
    spread: spreadOf(state, first.pool),
    local: localShare(state),
    ofMoved: localShareOf(state, group),
  });
  const before = look();
  const after = withGroup(state, group, look);
  // Beyond a class the loads do not compare: such a group is not proposed for what it gains.
  const parts = reason === 'fitness' ? weighDifference(state, before.parts, after.parts) : noParts;
  const moves: PlannedMove[] = group.places.map((place, index) => ({
    ownerKey: state.subjects[place]?.key ?? '',
    from: nameOf(state, state.subjects[place]?.origin),
    to: nameOf(state, group.targets[index]),
  }));
  const proposal: Omit<Proposal, 'summary'> = {
    reason,
    role: roleOf(first.key),
    serviceClass: state.partitions[group.targets[0] ?? 0]?.serviceClass ?? '',
    moves,
    gain: parts.load + parts.affinity + parts.closeness + parts.hours + parts.cost,
    parts,
    spread: { before: before.spread, after: after.spread },
    localShare: { before: before.local, after: after.local },
    localShareOfMoved:
      before.ofMoved === null || after.ofMoved === null
        ? null
        : { before: before.ofMoved, after: after.ofMoved },
    closeness:
      state.totalTies > 0 ? { before: before.parts.closeness, after: after.parts.closeness } : null,
    rows: subjects.reduce((total, { rows }) => total + rows, 0),
    bytes: subjects.reduce((total, { bytes }) => total + bytes, 0),
  };
  return { ...proposal, summary: writeSummary(proposal) };
}

const noParts: FitnessParts = { load: 0, affinity: 0, closeness: 0, hours: 0, cost: 0 };

/** Of the accepts of those in the group, the share that their repositories are expected to serve. */
function localShareOf(state: State, { places }: Group): number | null {
  let local = 0;
  let all = 0;
  for (const place of places) {
    const { categories = [], accepts = [] } = state.subjects[place] ?? {};
    const row = (state.home[place] ?? 0) * state.categories.length;
    for (let index = 0; index < categories.length; index += 1) {
      const amount = accepts[index] ?? 0;
      all += amount;
      local += amount * expectedLocalShare(state.demand[row + (categories[index] ?? 0)] ?? 0);
    }
  }
  return all > 0 ? local / all : null;
}

function weighDifference(state: State, before: FitnessParts, after: FitnessParts): FitnessParts {
  const { weights } = state.settings;
  const of = (part: keyof FitnessParts): number => weights[part] * (after[part] - before[part]);
  return {
    load: of('load'),
    affinity: of('affinity'),
    closeness: of('closeness'),
    hours: of('hours'),
    cost: of('cost'),
  };
}

function nameOf(state: State, place: number | undefined): string {
  return state.partitions[place ?? -1]?.id ?? '';
}
