import { emptyPreferences, type StatedPreferences } from '@exchange/affinity';
import { z } from 'zod';

/** What lies in the column: anything missing or of another shape counts as no wish. */
const stored = z.object({
  categories: z.array(z.string()).catch([]),
  keywords: z.array(z.string()).catch([]),
  days: z.array(z.number()).catch([]),
  hours: z.array(z.number()).catch([]),
  pacePerHour: z.number().nullable().catch(null),
  maxPerSession: z.number().nullable().catch(null),
  hiddenRequesters: z.array(z.string()).catch([]),
  hiddenTypes: z.array(z.string()).catch([]),
});

export function readPreferences(json: unknown): StatedPreferences {
  const parsed = stored.safeParse(json);
  return parsed.success ? parsed.data : emptyPreferences;
}
