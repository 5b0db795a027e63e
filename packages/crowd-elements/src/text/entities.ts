/** A part of a text, in Unicode characters (code points); the end is behind its last one. */
export type TextRange = { readonly startOffset: number; readonly endOffset: number };

/** A part of a text with its label. */
export type Entity = TextRange & { readonly label: string };

/** A piece of the text that is shown in one way. */
export type Segment = TextRange & {
  /** Which entity it belongs to; null for none. */
  readonly entity: number | null;
  readonly isChosen: boolean;
};

/** Without the white space at its ends; null when nothing is left. */
export function trimRange(letters: readonly string[], range: TextRange): TextRange | null {
  let { startOffset, endOffset } = range;
  while (startOffset < endOffset && (letters[startOffset] ?? '').trim() === '') startOffset += 1;
  while (endOffset > startOffset && (letters[endOffset - 1] ?? '').trim() === '') endOffset -= 1;
  return startOffset < endOffset ? { startOffset, endOffset } : null;
}

/**
 * Labels a part of the text. What it covers wholly is replaced; a part that cuts another one is
 * refused with null, as annotations never overlap.
 */
export function addEntity(entities: readonly Entity[], added: Entity): readonly Entity[] | null {
  const others = entities.filter(
    ({ startOffset, endOffset }) => startOffset < added.startOffset || endOffset > added.endOffset,
  );
  const cuts = others.some(
    ({ startOffset, endOffset }) => startOffset < added.endOffset && endOffset > added.startOffset,
  );
  if (cuts) return null;
  return [...others, added].toSorted((a, b) => a.startOffset - b.startOffset);
}

/** Cuts a text where an entity or the chosen part begins or ends. */
export function toSegments(
  length: number,
  entities: readonly Entity[],
  chosen: TextRange | null,
): Segment[] {
  const bounds = [...entities, ...(chosen === null ? [] : [chosen])].flatMap(
    ({ startOffset, endOffset }) => [startOffset, endOffset],
  );
  const cuts = [...new Set([0, ...bounds, length])].toSorted((a, b) => a - b);
  const segments: Segment[] = [];
  let at = 0;
  for (const [index, startOffset] of cuts.entries()) {
    const endOffset = cuts[index + 1];
    if (endOffset === undefined) break;
    while ((entities[at]?.endOffset ?? Infinity) <= startOffset) at += 1;
    const entity = (entities[at]?.startOffset ?? Infinity) <= startOffset ? at : null;
    const isChosen =
      chosen !== null && chosen.startOffset <= startOffset && endOffset <= chosen.endOffset;
    segments.push({ startOffset, endOffset, entity, isChosen });
  }
  return segments;
}

/** The next place where a word begins (1) or the place where the one before begins (-1). */
export function findWord(letters: readonly string[], from: number, step: 1 | -1): number {
  const isSpace = (at: number): boolean => (letters[at] ?? ' ').trim() === '';
  let at = from;
  if (step > 0) {
    while (at < letters.length && !isSpace(at)) at += 1;
    while (at < letters.length && isSpace(at)) at += 1;
    return at;
  }
  while (at > 0 && isSpace(at - 1)) at -= 1;
  while (at > 0 && !isSpace(at - 1)) at -= 1;
  return at;
}
