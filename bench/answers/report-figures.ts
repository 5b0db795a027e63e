/** A share as a percentage with two digits. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

export function timed<T>(work: () => T): { readonly value: T; readonly seconds: number } {
  const startedAt = performance.now();
  const value = work();
  return { value, seconds: (performance.now() - startedAt) / 1_000 };
}
