import type { Judgement } from '@exchange/assessment';
import type { Directory, Statement } from '@exchange/partitions';

export interface AssessmentRow {
  readonly id: string;
  readonly trigger: string;
  readonly requestedBy: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly users: number;
  readonly before: Judgement | null;
  readonly after: Judgement | null;
  readonly error: string | null;
}

const columns = `
  id, trigger, requested_by as "requestedBy", started_at as "startedAt", ended_at as "endedAt", users,
  before, after, error`;

const insertStatement: Statement = {
  name: 'assessments-insert',
  text: `
    insert into assessments (id, trigger, requested_by, started_at)
    values ($1, $2, $3, coalesce($4::timestamptz, now()))`,
};

const failStatement: Statement = {
  name: 'assessments-fail',
  text: `
    update assessments set ended_at = coalesce($3::timestamptz, now()), error = $2 where id = $1`,
};

const listStatement: Statement = {
  name: 'assessments-list',
  text: `select ${columns} from assessments order by started_at desc, id limit $1`,
};

const findStatement: Statement = {
  name: 'assessments-find',
  text: `select ${columns} from assessments where id = $1`,
};

/** Whether the last one began so long ago. Before an hour was measured there is nothing to judge. */
const dueStatement: Statement = {
  name: 'assessments-due',
  text: `
    select not exists (
      select 1 from assessments
       where started_at > coalesce($1::timestamptz, now()) - $2 * interval '1 second')
       and exists (select 1 from measured_loads where collected_hours >= 1) as "isDue"`,
};

const purgeStatement: Statement = {
  name: 'assessments-purge',
  text: `
    delete from assessments a
     where a.started_at < coalesce($1::timestamptz, now()) - $2 * interval '1 day'
       and not exists (select 1 from proposals p where p.assessment_id = a.id and p.state = 'open')`,
};

export async function beginAssessment(
  database: Directory,
  row: Pick<AssessmentRow, 'id' | 'trigger' | 'requestedBy'>,
): Promise<void> {
  const { id, trigger, requestedBy } = row;
  await database.query(insertStatement, [id, trigger, requestedBy, database.clock.pinned()]);
}

export async function failAssessment(
  database: Directory,
  id: string,
  error: string,
): Promise<void> {
  await database.query(failStatement, [id, error, database.clock.pinned()]);
}

/** Newest first. */
export function listAssessments(database: Directory, first: number): Promise<AssessmentRow[]> {
  return database.query<AssessmentRow>(listStatement, [first]);
}

export async function findAssessment(
  database: Directory,
  id: string,
): Promise<AssessmentRow | null> {
  const [row] = await database.query<AssessmentRow>(findStatement, [id]);
  return row ?? null;
}

export async function isAssessmentDue(database: Directory, everySeconds: number): Promise<boolean> {
  const [row] = await database.query<{ isDue: boolean }>(dueStatement, [
    database.clock.pinned(),
    everySeconds,
  ]);
  return row?.isDue ?? false;
}

export async function purgeAssessments(database: Directory, keepDays: number): Promise<void> {
  await database.query(purgeStatement, [database.clock.pinned(), keepDays]);
}
