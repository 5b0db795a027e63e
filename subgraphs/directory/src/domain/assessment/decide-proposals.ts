import type { Viewer } from '@exchange/kernel';
import type { DirectoryDeps } from '../../deps.ts';
import { appendAudit } from '../../store/audit-log.ts';
import { findHomes } from '../../store/find-homes.ts';
import { decideProposal, findProposal, type ProposalRow } from '../../store/proposals.ts';
import { requireOperator } from '../access.ts';
import { begin, newGroup, type Refused } from '../moves/start.ts';
import { notFound } from '../outcomes.ts';

/** Starts the moves of a proposal. Of two who approve it, one does, and the other is told. */
export async function approveProposal(deps: DirectoryDeps, viewer: Viewer | null, id: string) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const proposal = await findProposal(deps.database, id);
  if (proposal === null) return notFound('There is no such proposal.');
  if (proposal.state !== 'open') return decided(proposal);
  await appendAudit(deps.database, {
    accountId,
    action: 'approveProposal',
    target: id,
    details: { users: String(proposal.users), summary: proposal.summary },
  });
  return startProposal(deps, proposal, accountId);
}

/** The moves come first: a crash between leaves a proposal that can be approved again. */
export async function startProposal(deps: DirectoryDeps, proposal: ProposalRow, by: string) {
  const { database } = deps;
  const owners = proposal.moves.map(([ownerKey]) => ownerKey);
  const homes = await findHomes(database, owners);
  const stillThere = proposal.moves.filter(([ownerKey, from]) => homes.get(ownerKey) === from);
  const group = newGroup('list', null, proposal.summary.slice(0, 500), by);
  const started = await begin(
    deps,
    group,
    stillThere.map(([ownerKey]) => ownerKey),
    new Map(stillThere.map(([ownerKey, , to]) => [ownerKey, to])),
  );
  const gone: Refused[] = proposal.moves
    .filter(([ownerKey, from]) => homes.get(ownerKey) !== from)
    .map(([ownerKey]) => ({
      ownerKey,
      message: 'The user lives elsewhere by now.',
      inTheWay: null,
    }));
  const refused = [...started.refused, ...gone];
  if (started.__typename === 'MovesRefused' || stillThere.length === 0) {
    const message = 'None of the users can be moved now: ask for a new assessment.';
    return { __typename: 'MovesRefused' as const, message, refused };
  }
  const decision = { state: 'approved', by, groupId: group.id } as const;
  const approved = await decideProposal(database, proposal.id, decision);
  if (approved === null) return decided((await findProposal(database, proposal.id)) ?? proposal);
  const { groupId } = started;
  return { __typename: 'ApproveProposalSuccess' as const, proposal: approved, groupId, refused };
}

export async function dismissProposal(deps: DirectoryDeps, viewer: Viewer | null, id: string) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const { database } = deps;
  const proposal = await findProposal(database, id);
  if (proposal === null) return notFound('There is no such proposal.');
  await appendAudit(database, { accountId, action: 'dismissProposal', target: id });
  const decision = { state: 'dismissed', by: accountId, groupId: null } as const;
  const dismissed = await decideProposal(database, id, decision);
  if (dismissed === null) return decided((await findProposal(database, id)) ?? proposal);
  return { __typename: 'DismissProposalSuccess' as const, proposal: dismissed };
}

function decided(proposal: ProposalRow) {
  const what = {
    open: 'is being decided',
    approved: 'was approved',
    dismissed: 'was put aside',
    superseded: 'gave way to those of a later assessment',
  }[proposal.state];
  const message = `This proposal ${what} already.`;
  return { __typename: 'ProposalDecided' as const, message, proposal };
}
