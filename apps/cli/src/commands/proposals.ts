import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { bytes, count, time } from '../print/format.ts';
import { openSession, type Print } from '../session.ts';
import { showStarted, type StartedMoves } from './started-moves.ts';

interface Proposal {
  readonly id: string;
  readonly state: string;
  readonly summary: string;
  readonly gain: number;
  readonly users: number;
  readonly rows: number;
  readonly bytes: number;
  readonly createdAt: string;
  readonly decidedBy: string | null;
}

interface Assessment {
  readonly users: number;
  readonly error: string | null;
  readonly proposals: readonly Proposal[];
}

const fields = 'id state summary gain users rows bytes createdAt decidedBy';
const details = `
  ${fields} reason role parts { load affinity closeness hours cost } spread { before after }
  localShare { before after } localShareOfMoved { before after } closeness { before after }
  ways { from to users } moves(first: 200) { ownerKey from to } group { id total moved }`;

const columns = [
  { name: 'PROPOSAL', of: ({ id }: Proposal) => id },
  { name: 'STATE', of: ({ state }: Proposal) => state.toLowerCase() },
  { name: 'GAIN', of: ({ gain }: Proposal) => gain.toFixed(3), align: 'right' as const },
  { name: 'USERS', of: ({ users }: Proposal) => count(users), align: 'right' as const },
  { name: 'ROWS', of: ({ rows }: Proposal) => count(rows), align: 'right' as const },
  { name: 'SIZE', of: (proposal: Proposal) => bytes(proposal.bytes), align: 'right' as const },
  { name: 'MADE', of: ({ createdAt }: Proposal) => time(createdAt) },
  { name: 'WHAT', of: ({ summary }: Proposal) => summary },
];

export function addProposals(program: Command, print: Print): void {
  const proposals = program.command('proposals').description('proposals of who should live where');
  proposals
    .command('list', { isDefault: true })
    .description('list proposals; those that wait for a decision, unless others are asked for')
    .option('--state <states...>', 'open, approved, dismissed or superseded', ['open'])
    .action(async ({ state }: { readonly state: string[] }, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<{ cluster: { proposals: Proposal[] } }>(
        `query ($state: [ProposalState!]) { cluster { proposals(first: 100, state: $state) { ${fields} } } }`,
        { state: state.map((each) => each.toUpperCase()) },
      );
      session.rows(cluster.proposals, columns);
    });
  proposals
    .command('show')
    .argument('<id>')
    .description('show everything about a proposal, as JSON')
    .action(async (id: string, _options: object, command: Command) => {
      const session = openSession(command, print);
      const { cluster } = await session.api.ask<{ cluster: { proposal: Proposal | null } }>(
        `query ($id: ID!) { cluster { proposal(id: $id) { ${details} } } }`,
        { id },
      );
      if (cluster.proposal === null) throw new Failure(`There is no proposal ${id}.`);
      session.say(JSON.stringify(cluster.proposal, null, 2), cluster.proposal);
    });
  proposals
    .command('run')
    .description('judge now where users live, and propose moves')
    .action(async (_options: object, command: Command) => {
      const session = openSession(command, print);
      const { assessment } = await session.api.change<{ readonly assessment: Assessment }>(
        'runAssessment',
        `mutation { runAssessment { ... on RunAssessmentSuccess { assessment {
           id users error before { fitness localShare pools { role serviceClass spread } }
           after { fitness localShare pools { role serviceClass spread } }
           proposals { ${fields} } } } ... on UserError { message } } }`,
      );
      if (assessment.error !== null) throw new Failure(assessment.error);
      if (session.json) session.say('', assessment);
      else session.rows(assessment.proposals, columns);
    });
  proposals
    .command('approve')
    .argument('<id>')
    .description('start the moves of a proposal')
    .action(async (id: string, _options: object, command: Command) => {
      const session = openSession(command, print);
      const started = await session.api.change<StartedMoves>(
        'approveProposal',
        `mutation ($id: ID!) { approveProposal(input: { id: $id }) {
           ... on ApproveProposalSuccess { group { id total } refused { ownerKey message } }
           ... on MovesRefused { refused { ownerKey message } } ... on UserError { message } } }`,
        { id },
      );
      showStarted(session, started);
    });
  proposals
    .command('dismiss')
    .argument('<id>')
    .description('put a proposal aside')
    .action(async (id: string, _options: object, command: Command) => {
      const session = openSession(command, print);
      const result = await session.api.change(
        'dismissProposal',
        `mutation ($id: ID!) { dismissProposal(input: { id: $id }) {
           ... on DismissProposalSuccess { proposal { ${fields} } } ... on UserError { message } } }`,
        { id },
      );
      session.say(`${id} is put aside.`, result);
    });
}
