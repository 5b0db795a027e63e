import type { DirectoryContext, DirectoryDeps } from '../deps.ts';
import { approveProposal, dismissProposal } from '../domain/assessment/decide-proposals.ts';
import { listLoads } from '../domain/assessment/list-loads.ts';
import { runAssessment } from '../domain/assessment/run-assessment.ts';
import { settleUser, type SettleInput } from '../domain/assessment/settle-user.ts';
import { requireFirst } from '../domain/bounds.ts';
import { listAssessments, type AssessmentRow } from '../store/assessments.ts';
import { findMoveGroups } from '../store/list-move-groups.ts';
import { findProposal, listProposals, type ProposalRow } from '../store/proposals.ts';
import { listHeaviestUsers } from '../store/user-loads.ts';

type Input<T> = { readonly input: T };
type Id = { readonly id: string };

const mostProposals = 200;

/** Loads, and proposals of who should live where. */
export function createAssessmentResolvers(deps: DirectoryDeps) {
  const { database } = deps;
  const findGroup = async (groupId: string | null) =>
    groupId === null ? null : ((await findMoveGroups(database, [groupId]))[0] ?? null);

  return {
    Mutation: {
      runAssessment: (_: unknown, __: unknown, { viewer }: DirectoryContext) =>
        runAssessment(deps, viewer),
      approveProposal: (_: unknown, { input }: Input<Id>, { viewer }: DirectoryContext) =>
        approveProposal(deps, viewer, input.id),
      dismissProposal: (_: unknown, { input }: Input<Id>, { viewer }: DirectoryContext) =>
        dismissProposal(deps, viewer, input.id),
      settleUser: (_: unknown, { input }: Input<SettleInput>, { viewer }: DirectoryContext) =>
        settleUser(deps, viewer, input),
    },
    Cluster: {
      loads: () => listLoads(deps),
      heaviestUsers: (
        _: unknown,
        { first, partitionId }: { first: number; partitionId?: string | null },
      ) => listHeaviestUsers(database, requireFirst(first), partitionId ?? null),
      assessments: (_: unknown, { first }: { first: number }) =>
        listAssessments(database, requireFirst(first)),
      proposals: (
        _: unknown,
        { first, state }: { first: number; state?: readonly string[] | null },
      ) => {
        const states = state?.map((each) => each.toLowerCase()) ?? null;
        return listProposals(database, requireFirst(first), { states });
      },
      proposal: (_: unknown, { id }: Id) => findProposal(database, id),
    },
    Assessment: {
      proposals: ({ id }: AssessmentRow) =>
        listProposals(database, mostProposals, { assessmentId: id }),
    },
    Proposal: {
      state: ({ state }: ProposalRow) => state.toUpperCase(),
      parts: ({ details }: ProposalRow) => details.parts,
      spread: ({ details }: ProposalRow) => details.spread,
      localShare: ({ details }: ProposalRow) => details.localShare,
      localShareOfMoved: ({ details }: ProposalRow) => details.localShareOfMoved,
      closeness: ({ details }: ProposalRow) => details.closeness,
      ways: ({ moves }: ProposalRow) => listWays(moves),
      moves: ({ moves }: ProposalRow, { first }: { first: number }) =>
        moves.slice(0, requireFirst(first)).map(([ownerKey, from, to]) => ({ ownerKey, from, to })),
      group: ({ groupId }: ProposalRow) => findGroup(groupId),
    },
    ApproveProposalSuccess: {
      group: ({ groupId }: { groupId: string }) => findGroup(groupId),
    },
  };
}

function listWays(moves: ProposalRow['moves']) {
  const ways = new Map<string, { from: string; to: string; users: number }>();
  for (const [, from, to] of moves) {
    const way = ways.get(`${from} ${to}`) ?? { from, to, users: 0 };
    ways.set(`${from} ${to}`, way);
    way.users += 1;
  }
  return [...ways.values()].sort((one, other) => other.users - one.users);
}
