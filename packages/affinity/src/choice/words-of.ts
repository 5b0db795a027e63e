/** The different words of a title that tell something, at most twelve. */
export function wordsOf(title: string): string[] {
  const words = title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
  return [...new Set(words)].slice(0, 12);
}
