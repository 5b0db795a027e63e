/**
 * The probability that somebody looks at what stands at this place of a page, from 1: the discount of
 * Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002.
 * What stands far down was hardly passed over.
 */
export function decideExamined(place: number): number {
  return 1 / Math.log2(1 + Math.max(1, place));
}
