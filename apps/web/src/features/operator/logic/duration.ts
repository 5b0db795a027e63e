/** Milliseconds as people read them beside a run: 340 ms, 2.4 s. */
export function formatRunTime(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
