import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';

export interface NewChoice {
  readonly ownerKey: string;
  readonly typeId: string;
  readonly offered: readonly string[];
  readonly chosenAt: Date;
}

const add: Statement = {
  name: 'add-choices',
  text: `
    with given as (
      select * from jsonb_to_recordset($1::jsonb) as g (
        "ownerKey" text, "typeId" text, offered jsonb, "chosenAt" timestamptz, turn int)
    ),
    added as (
      insert into choices (owner_key, type_id, offered, chosen_at)
      select g."ownerKey", g."typeId", array(select jsonb_array_elements_text(g.offered)), g."chosenAt"
        from given g join performers p on p.owner_key = g."ownerKey" and ${isHere('p.owner_key')}
       order by g.turn
      returning id
    )
    select max(id)::text as "last" from added`,
};

/** Writes choices down in the order given; the id of the last one, null when none was written. */
export async function addChoices(
  db: Queryable,
  choices: readonly NewChoice[],
): Promise<bigint | null> {
  if (choices.length === 0) return null;
  const [row] = await db.query<{ last: string | null }>(add, [
    JSON.stringify(choices.map((choice, turn) => ({ ...choice, turn }))),
  ]);
  const last = row?.last ?? null;
  return last === null ? null : BigInt(last);
}

export interface ChoiceRow extends NewChoice {
  readonly id: bigint;
}

const list: Statement = {
  name: 'list-choices-after',
  text: `
    select id::text as "id", owner_key as "ownerKey", type_id as "typeId", offered,
           chosen_at as "chosenAt"
      from choices where id > $1::bigint order by choices.id limit $2`,
};

/** What was chosen after a certain choice, in order. */
export async function listChoicesAfter(
  db: Queryable,
  id: bigint,
  limit: number,
): Promise<ChoiceRow[]> {
  const rows = await db.query<NewChoice & { id: string }>(list, [id.toString(), limit]);
  return rows.map((row) => ({ ...row, id: BigInt(row.id) }));
}

const before: Statement = {
  name: 'find-choice-before',
  text: 'select id::text as "id" from choices order by choices.id desc offset $1 limit 1',
};

/** The choice after which there are so many; 0 when there are no more. */
export async function findChoiceBefore(db: Queryable, newest: number): Promise<bigint> {
  const [row] = await db.query<{ id: string }>(before, [newest]);
  return BigInt(row?.id ?? 0);
}

const findTypes: Statement = {
  name: 'list-types-of-choices',
  text: `
    select type_id as "typeId", title, category, requester_key as "requesterKey",
           reward_minor as "rewardMinor", updated_at as "seenAt"
      from known_types where type_id = any($1::text[])`,
};

export interface ChosenType {
  readonly typeId: string;
  readonly title: string;
  readonly category: string;
  readonly requesterKey: string;
  readonly rewardMinor: number;
  readonly seenAt: Date;
}

/** What is known of types that may be gone everywhere else. */
export function listChosenTypes(db: Queryable, typeIds: readonly string[]): Promise<ChosenType[]> {
  return db.query(findTypes, [typeIds]);
}
