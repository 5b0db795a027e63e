const candidates = [',', ';', '\t', '|'] as const;
const quote = 0x22;
const lineFeed = 0x0a;

/** How the cells of a file are separated. */
export interface Delimiter {
  readonly delimiter: string;
  /** The first line says so (`sep=;`, as for Excel) and is no header. */
  readonly isDeclared: boolean;
}

/**
 * The delimiter that the first line declares, else the one that it holds most often outside quotes;
 * a comma when in doubt.
 */
export function detectDelimiter(head: Buffer): Delimiter {
  const declared = /^"?sep=([,;\t|])"?[ ,;\t|]*\r?\n/i.exec(head.toString('latin1', 0, 20))?.[1];
  if (declared !== undefined) return { delimiter: declared, isDeclared: true };
  const counts = new Map(candidates.map((candidate) => [candidate.charCodeAt(0), 0]));
  let quoted = false;
  for (const byte of head) {
    if (byte === quote) quoted = !quoted;
    else if (byte === lineFeed && !quoted) break;
    else if (!quoted && counts.has(byte)) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  const delimiter = best !== undefined && best[1] > 0 ? String.fromCharCode(best[0]) : ',';
  return { delimiter, isDeclared: false };
}
