/**
 * SQL: the owner is at home in this partition. Rows of owners who are being copied here, or have left an
 * old copy, say nothing about the exchange: they are where the owner lives too.
 */
export function atHome(owner: string): string {
  return `not exists (
    select 1 from away_owners w where w.owner_key = ${owner} and w.state in ('left', 'arriving'))`;
}
