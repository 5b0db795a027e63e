export type Counts = { passed: number; failed: number; skipped: number };
export type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
};
export type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
};
export function countExitCode(code: number): Counts;
export function countVitest(report: VitestReport | null, code: number): Counts;
export function countPlaywright(report: PlaywrightReport | null, code: number): Counts;
export function addCounts(all: readonly Counts[]): Counts;
export function describeCounts(counts: Counts): string;
