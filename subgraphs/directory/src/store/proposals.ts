import type { Proposal } from '@exchange/assessment';
import type { Directory, Statement } from '@exchange/partitions';

export type ProposalState = 'open' | 'approved' | 'dismissed' | 'superseded';

export interface ProposalRow {
  readonly id: string;
  readonly assessmentId: string;
  readonly state: ProposalState;
  readonly reason: string;
  readonly role: string;
  readonly summary: string;
  readonly gain: number;
  readonly details: Pick<
    Proposal,
    'parts' | 'spread' | 'localShare' | 'localShareOfMoved' | 'closeness'
  >;
  /** Owner key, from, to. */
  readonly moves: readonly (readonly [string, string, string])[];
  readonly users: number;
  readonly rows: number;
  readonly bytes: number;
  readonly createdAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly groupId: string | null;
}

const columns = `
  id, assessment_id as "assessmentId", state, reason, role, summary, gain, details, moves, users, rows,
  bytes, created_at as "createdAt", decided_by as "decidedBy", decided_at as "decidedAt",
  group_id as "groupId"`;

const listStatement: Statement = {
  name: 'proposals-list',
  text: `
    select ${columns} from proposals
     where ($2::text[] is null or state = any($2::text[]))
       and ($3::text is null or assessment_id = $3)
     order by created_at desc, place
     limit $1`,
};

const findStatement: Statement = {
  name: 'proposals-find',
  text: `select ${columns} from proposals where id = $1`,
};

/** Of two who decide at the same time, one does. */
const decideStatement: Statement = {
  name: 'proposals-decide',
  text: `
    update proposals
       set state = $2, decided_by = $3, decided_at = coalesce($4::timestamptz, now()), group_id = $5
     where id = $1 and state = 'open'
    returning ${columns}`,
};

const automaticStatement: Statement = {
  name: 'proposals-automatic-users',
  text: `
    select coalesce(sum(users), 0)::int as "users"
      from proposals
     where decided_by = 'policy' and state = 'approved'
       and decided_at > coalesce($1::timestamptz, now()) - interval '1 day'`,
};

/** Those of the newest assessment first, of each the best first. */
export function listProposals(
  database: Directory,
  first: number,
  filter: {
    readonly states?: readonly string[] | null;
    readonly assessmentId?: string | null;
  },
): Promise<ProposalRow[]> {
  return database.query<ProposalRow>(listStatement, [
    first,
    filter.states ?? null,
    filter.assessmentId ?? null,
  ]);
}

export async function findProposal(database: Directory, id: string): Promise<ProposalRow | null> {
  const [row] = await database.query<ProposalRow>(findStatement, [id]);
  return row ?? null;
}

/** The proposal as it is then; null when it was decided already, or is not there. */
export async function decideProposal(
  database: Directory,
  id: string,
  decision: {
    readonly state: 'approved' | 'dismissed';
    readonly by: string;
    readonly groupId: string | null;
  },
): Promise<ProposalRow | null> {
  const [row] = await database.query<ProposalRow>(decideStatement, [
    id,
    decision.state,
    decision.by,
    database.clock.pinned(),
    decision.groupId,
  ]);
  return row ?? null;
}

/** Users whom the policy moved by itself in the last day. */
export async function countAutomaticUsers(database: Directory): Promise<number> {
  const [row] = await database.query<{ users: number }>(automaticStatement, [
    database.clock.pinned(),
  ]);
  return row?.users ?? 0;
}
