import type { DirectoryDeps } from '../../deps.ts';
import { appendAudit } from '../../store/audit-log.ts';
import { countAutomaticUsers, listProposals, type ProposalRow } from '../../store/proposals.ts';
import { startProposal } from './decide-proposals.ts';

/** In the place of an account, in what the policy decided. */
export const policyAccount = 'policy';

const mostProposals = 200;

interface Limits {
  readonly usersPerDay: number;
  readonly usersPerProposal: number;
  readonly leastGain: number;
}

/** Which proposals the policy carries out by itself, the best first, given whom it moved today. */
export function decideAutomatic<P extends Pick<ProposalRow, 'users' | 'gain' | 'reason'>>(
  proposals: readonly P[],
  limits: Limits,
  movedToday: number,
): P[] {
  let left = limits.usersPerDay - movedToday;
  return proposals.filter(({ users, gain, reason }) => {
    const isWorth = reason === 'service-class' || gain >= limits.leastGain;
    if (!isWorth || users > limits.usersPerProposal || users > left) return false;
    left -= users;
    return true;
  });
}

/** With the policy `automatic`, starts the moves of an assessment's proposals within the limits. */
export async function carryOutProposals(deps: DirectoryDeps, assessmentId: string): Promise<void> {
  const { policy, automatic } = deps.moves;
  if (policy !== 'automatic') return;
  const { database } = deps;
  const open = await listProposals(database, mostProposals, { assessmentId, states: ['open'] });
  for (const proposal of decideAutomatic(open, automatic, await countAutomaticUsers(database))) {
    await appendAudit(database, {
      accountId: policyAccount,
      action: 'approveProposal',
      target: proposal.id,
      details: { users: String(proposal.users), summary: proposal.summary },
    });
    await startProposal(deps, proposal, policyAccount);
  }
}
