/**
 * Whether two records hold the same fields with columns of the same lengths: a state that was saved by
 * another release may not, although it could be read.
 */
export function sameShape(one: unknown, other: unknown): boolean {
  if (one instanceof Float64Array || other instanceof Float64Array) {
    const columns = one instanceof Float64Array && other instanceof Float64Array;
    return columns && one.length === other.length;
  }
  if (!isRecord(one) || !isRecord(other)) return typeof one === typeof other;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => name in other && sameShape(one[name], other[name]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
