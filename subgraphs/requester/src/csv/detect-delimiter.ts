const candidates = [',', ';', '\t'] as const;
const quote = 0x22;
const lineFeed = 0x0a;

/** The delimiter that the header line holds most often outside quotes; a comma when in doubt. */
export function detectDelimiter(head: Buffer): string {
  const counts = new Map(candidates.map((candidate) => [candidate.charCodeAt(0), 0]));
  let quoted = false;
  for (const byte of head) {
    if (byte === quote) quoted = !quoted;
    else if (byte === lineFeed && !quoted) break;
    else if (!quoted && counts.has(byte)) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  return best !== undefined && best[1] > 0 ? String.fromCharCode(best[0]) : ',';
}
