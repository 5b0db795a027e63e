import { setTimeout as delay } from 'node:timers/promises';
import type { Readers } from './databases.ts';
import type { Finding, Invariant } from './invariant.ts';
import { messagesTakeEffectOnce, submissionsArrive } from './messages.ts';
import { escrowCoversObligations, ledgersBalance } from './money.ts';
import { assignmentsHaveGrants, nobodyDoesWhatTheyMustNot, usersHaveOneHome } from './people.ts';
import { informationIsTrue, nothingIsStuck } from './progress.ts';
import { resultsAreNotTooMany, slotsAreInOnePlace } from './slots.ts';

export const invariants: readonly Invariant[] = [
  slotsAreInOnePlace,
  resultsAreNotTooMany,
  submissionsArrive,
  ledgersBalance,
  assignmentsHaveGrants,
  usersHaveOneHome,
  messagesTakeEffectOnce,
  escrowCoversObligations,
  nothingIsStuck,
  informationIsTrue,
  nobodyDoesWhatTheyMustNot,
];

/** Looks in all. What is under way between two databases can look wrong in one of them. */
const looks = 5;
const pauseMs = 1_000;

/**
 * Examines an invariant on a running cluster. The databases are not read at one moment, so something
 * counts as violated only if it is found in every one of several looks.
 */
export async function examineInvariant(invariant: Invariant, readers: Readers): Promise<Finding> {
  let finding = await invariant.examine(readers);
  for (let look = 1; look < looks && finding.violations.length > 0; look += 1) {
    await delay(pauseMs);
    const again = await invariant.examine(readers);
    const before = new Set(finding.violations.map((violation) => violation.key));
    finding = {
      looked: again.looked,
      violations: again.violations.filter((violation) => before.has(violation.key)),
    };
  }
  return finding;
}
