import type { MovePlan } from '@exchange/assessment';
import type { Directory, Statement } from '@exchange/partitions';

const supersedeStatement: Statement = {
  name: 'proposals-supersede',
  text: `
    update proposals set state = 'superseded', decided_at = coalesce($1::timestamptz, now())
     where state = 'open'`,
};

const insertStatement: Statement = {
  name: 'proposals-insert',
  text: `
    insert into proposals (id, assessment_id, place, reason, role, summary, gain, details, moves, users,
                           rows, bytes, created_at)
    select p.id, $2, p.place, p.reason, p.role, p.summary, p.gain, p.details, p.moves, p.users, p.rows,
           p.bytes, coalesce($3::timestamptz, now())
      from jsonb_to_recordset($1::jsonb)
             as p (id text, place int, reason text, role text, summary text, gain float8, details jsonb,
                   moves jsonb, users int, rows float8, bytes float8)`,
};

const endStatement: Statement = {
  name: 'assessments-end',
  text: `
    update assessments
       set ended_at = coalesce($2::timestamptz, now()), users = $3, before = $4::jsonb,
           after = $5::jsonb
     where id = $1`,
};

/** Writes down what came of an assessment: open proposals of before it give way to its own. */
export async function finishAssessment(
  database: Directory,
  id: string,
  plan: MovePlan,
): Promise<void> {
  const proposals = plan.proposals.map((proposal, place) => {
    const { moves, reason, role, summary, gain, rows, bytes, ...details } = proposal;
    return {
      ...{ id: `${id}-${place + 1}`, place, reason, role, summary, gain, rows, bytes, details },
      moves: moves.map(({ ownerKey, from, to }) => [ownerKey, from, to]),
      users: moves.length,
    };
  });
  await database.transact(async (tx) => {
    const now = tx.clock.pinned();
    await tx.query(supersedeStatement, [now]);
    await tx.query(insertStatement, [JSON.stringify(proposals), id, now]);
    await tx.query(endStatement, [
      id,
      now,
      plan.users,
      JSON.stringify(plan.before),
      JSON.stringify(plan.after),
    ]);
  });
}
