const isoForm =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * Milliseconds since 1970 of an ISO 8601 date and time; null for anything else. Without a zone it is UTC, so
 * that a file means the same on every machine; a date alone is its midnight.
 */
export function parseTime(text: string): number | null {
  const match = isoForm.exec(text);
  if (match === null) return null;
  const part = (index: number) => Number(match[index] ?? 0);
  const milliseconds = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1_000);
  const at = Date.UTC(part(1), part(2) - 1, part(3), part(4), part(5), part(6), milliseconds);
  const date = new Date(at);
  const exists =
    date.getUTCMonth() === part(2) - 1 &&
    date.getUTCDate() === part(3) &&
    part(4) < 25 &&
    part(5) < 60 &&
    part(6) < 61;
  return exists ? at - zoneOf(match[8]) : null;
}

function zoneOf(zone: string | undefined): number {
  if (zone === undefined || /^(z|utc)$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
