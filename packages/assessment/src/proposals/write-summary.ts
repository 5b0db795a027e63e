import type { Change, Proposal } from './proposal.ts';

/** Changes smaller than this are not worth a word. */
const least = { share: 0.005, spread: 0.05 };

/** `Moves these 40 performers from p1 to p2: expected local accepts 81 % → 94 %, load spread 2.1 → 1.2.` */
export function writeSummary(proposal: Omit<Proposal, 'summary'>): string {
  if (proposal.reason === 'service-class') {
    return `Moves ${showWho(proposal)}: their service class is ${proposal.serviceClass}.`;
  }
  const effects = [
    showShare('local accepts of those who move', proposal.localShareOfMoved),
    showShare('local accepts of all', proposal.localShare),
    showSpread(proposal.spread),
    showShare('closeness to the tasks they do', proposal.closeness),
  ].filter((effect) => effect !== null);
  const ends = effects.length > 0 ? effects.join(', ') : 'many small gains add up';
  return `Moves ${showWho(proposal)}: ${ends}.`;
}

function showWho({ role, moves }: Pick<Proposal, 'role' | 'moves'>): string {
  const counts = new Map<string, number>();
  for (const { from, to } of moves) {
    const way = `from ${from} to ${to}`;
    counts.set(way, (counts.get(way) ?? 0) + 1);
  }
  const ways = [...counts].sort(([, one], [, other]) => other - one);
  return ways
    .map(([way, count], index) =>
      index > 0 ? `${count} ${way}` : `${describeFirst(count, role)} ${way}`,
    )
    .join(' and ');
}

function describeFirst(count: number, role: string): string {
  return count === 1 ? `one ${role}` : `these ${count} ${role}s`;
}

function showShare(name: string, change: Change | null): string | null {
  if (change === null || Math.abs(change.after - change.before) < least.share) return null;
  return `${name} expected ${percent(change.before)} → ${percent(change.after)}`;
}

function showSpread({ before, after }: Change): string | null {
  if (Math.abs(after - before) < least.spread) return null;
  return `load spread ${before.toFixed(1)} → ${after.toFixed(1)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
