import type { Queryable, Statement } from '@exchange/partitions';

export interface LearntModel {
  readonly state: Uint8Array;
  /** The last choice that it has learnt. */
  readonly upTo: bigint;
}

const find: Statement = {
  name: 'find-learnt-model',
  text: `select state, up_to::text as "upTo" from learnt_models where name = $1`,
};

export async function findLearntModel(db: Queryable, name: string): Promise<LearntModel | null> {
  const [row] = await db.query<{ state: Uint8Array; upTo: string }>(find, [name]);
  return row === undefined ? null : { state: row.state, upTo: BigInt(row.upTo) };
}

const save: Statement = {
  name: 'save-learnt-model',
  text: `
    insert into learnt_models (name, state, up_to, saved_at)
    values ($1, $2, $3::bigint, coalesce($4::timestamptz, now()))
    on conflict (name) do update
       set state = excluded.state, up_to = excluded.up_to, saved_at = excluded.saved_at`,
};

export async function saveLearntModel(
  db: Queryable,
  name: string,
  model: LearntModel,
  at: Date | null,
): Promise<void> {
  await db.query(save, [name, Buffer.from(model.state), model.upTo.toString(), at]);
}
