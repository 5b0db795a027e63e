import { uniformAt } from './draws.ts';
import type { Visit } from './live.ts';
import type { NextWorkShares } from './world-settings.ts';

/** What somebody has chosen on the workspace for the time after a submit. */
export type NextWork = 'best' | 'same' | 'list';

/** The same person's choice in every mode; now and then everybody looks at the list all the same. */
export function nextWorkOf({ person, session, attempts }: Visit, shares: NextWorkShares): NextWork {
  if (uniformAt(session.seed ^ 0x51ed270b, attempts) < shares.looks) return 'list';
  const choice = uniformAt(person.seed, 7);
  if (choice < shares.best) return 'best';
  return choice < shares.best + shares.same ? 'same' : 'list';
}
