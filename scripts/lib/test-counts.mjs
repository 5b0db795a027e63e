// Turns what each runner reported into counts. Pure, so that a runner that ran nothing, or died
// before it could report, is never taken for a success.

/** A check without tests of its own counts as one. */
export function countExitCode(code) {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** vitest's JSON report; null when there is none. */
export function countVitest(report, code) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  return withDoubts(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    code,
  );
}

/** Playwright's JSON report; a test that passed only at a second try has failed. */
export function countPlaywright(report, code) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return withDoubts({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

function withDoubts(counts, code) {
  const ranNothing = counts.passed + counts.failed === 0;
  const failedOutsideOfTests = code !== 0 && counts.failed === 0;
  return ranNothing || failedOutsideOfTests ? { ...counts, failed: counts.failed + 1 } : counts;
}

export function addCounts(all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The last line of `npm test`. */
export function describeCounts({ passed, failed, skipped }) {
  const tail = skipped === 0 ? '' : `, ${skipped} skipped`;
  return `${passed} passed, ${failed} failed${tail}`;
}
