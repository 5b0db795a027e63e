/** A row that was just written or that a foreign key promises. */
export function requireRow<Row>(row: Row | null): Row {
  if (row === null) throw new Error('A row that must exist is gone.');
  return row;
}
