import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';

/** A look counts half as much after this long, as an accept does. */
export const exposureHalfLifeDays = 7;

export interface ExposureRow {
  readonly ownerKey: string;
  readonly typeId: string;
  readonly category: string;
  readonly shown: number;
  readonly places: number;
  readonly previewed: number;
  readonly looked: number;
  readonly chosen: number;
}

const halving = `power(0.5, greatest(0, extract(epoch from excluded.updated_at - e.updated_at))
                              / ${exposureHalfLifeDays * 86_400})`;

/**
 * Only of performers who live here: one who has moved meanwhile has their history elsewhere. Rows in
 * the order of their key, so that two writers cannot wait for each other.
 */
const statement: Statement = {
  name: 'write-exposures',
  text: `
    insert into type_exposures as e
           (owner_key, type_id, category, shown, places, previewed, looked, chosen, updated_at)
    select g."ownerKey", g."typeId", g.category, g.shown, g.places, g.previewed, g.looked, g.chosen,
           coalesce($1::timestamptz, now())
      from jsonb_to_recordset($2::jsonb) as g (
             "ownerKey" text, "typeId" text, category text, shown int, places bigint,
             previewed int, looked float8, chosen float8)
      join performers p on p.owner_key = g."ownerKey" and ${isHere('p.owner_key')}
     order by 1, 2
    on conflict (owner_key, type_id) do update
       set shown = e.shown + excluded.shown, places = e.places + excluded.places,
           previewed = e.previewed + excluded.previewed,
           looked = e.looked * ${halving} + excluded.looked,
           chosen = e.chosen * ${halving} + excluded.chosen,
           category = excluded.category, updated_at = greatest(e.updated_at, excluded.updated_at)`,
};

/** Adds to what stood before performers. No performer and type may be given twice. */
export async function writeExposures(
  db: Queryable,
  rows: readonly ExposureRow[],
  at: Date | null,
): Promise<void> {
  if (rows.length > 0) await db.query(statement, [at, JSON.stringify(rows)]);
}
