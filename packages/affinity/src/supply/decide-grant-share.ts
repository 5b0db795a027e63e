export interface GrantShareInput {
  readonly asked: number;
  readonly available: number;
  /** How strongly the asking group draws the type, accepts per hour; null when unknown. */
  readonly draw: number | null;
  /** The same of all groups with any, the asking one included. */
  readonly allDraws: number;
  /** How long a grant should last, in seconds. */
  readonly periodSeconds: number;
}

export interface GrantShareSettings {
  /** An asker gets up to this many times its part of what is scarce. */
  readonly generosity: number;
  /** Who draws a type at all gets no smaller part of it: small ones cost messages. */
  readonly smallestGrant: number;
}

/** Most of all that is left for who draws nothing: the last slots must not go where nobody takes them. */
const largestIdle = 0.25;

export const defaultGrantShareSettings: GrantShareSettings = { generosity: 1.5, smallestGrant: 4 };

/**
 * How much of a type an asker gets (R5). While there is more than all groups together take in a
 * period: what it asks. When it is scarce: its part, in proportion to how strongly it draws the type
 * among all groups, so that one that asks for everything leaves the others theirs. A group of
 * which nothing is known counts as an average one, and one that draws nothing gets a little.
 */
export function decideGrantShare(
  input: GrantShareInput,
  settings: GrantShareSettings = defaultGrantShareSettings,
): number {
  const { asked, available, allDraws } = input;
  if (asked <= 0 || available <= 0) return 0;
  const neededByAll = (allDraws * input.periodSeconds) / 3_600;
  if (allDraws <= 0 || available >= neededByAll + asked) return Math.min(asked, available);
  const part = input.draw === null ? 0.5 : input.draw / allDraws;
  const share = Math.ceil(available * Math.min(1, part * settings.generosity));
  const { smallestGrant } = settings;
  const least =
    input.draw === 0 ? Math.min(smallestGrant, Math.floor(available * largestIdle)) : smallestGrant;
  return Math.min(asked, available, Math.max(share, least));
}
