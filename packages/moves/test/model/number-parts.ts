/**
 * Numbers parts of states: equal parts have the same number. A part is written out once, however many
 * states share it, since a step leaves most of a state as it is.
 */
export function createPartNumbers(): (part: object | null) => number {
  const byText = new Map<string, number>();
  const byPart = new WeakMap<object, number>();
  return (part) => {
    if (part === null) return -1;
    const known = byPart.get(part);
    if (known !== undefined) return known;
    const text = JSON.stringify(part);
    const number = byText.get(text) ?? byText.size;
    byText.set(text, number);
    byPart.set(part, number);
    return number;
  };
}
