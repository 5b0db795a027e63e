import { htmlLimits } from '@exchange/interfaces';
import type { Queryable, Statement } from '@exchange/partitions';

/** Reads every answer of the batch, by the index on batch, time and id: for files, not for pages. */
const statement: Statement = {
  name: 'requester-list-answer-names',
  text: `
    select distinct names.name collate "C" as name
      from submissions s cross join lateral jsonb_object_keys(s.answer) as names (name)
     where s.batch_id = $1
     order by 1
     limit $2`,
};

/** The names of fields that occur in the answers of a batch: what an HTML template asks only they say. */
export async function listAnswerNames(db: Queryable, batchId: string): Promise<string[]> {
  const rows = await db.query<{ readonly name: string }>(statement, [
    batchId,
    htmlLimits.resultColumns,
  ]);
  return rows.map(({ name }) => name);
}
