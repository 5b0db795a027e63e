import type { ProcedureCall } from '@exchange/cluster';
import type { Granted } from './offer-slots.ts';

/** An offer is one call, and inputs of tasks can be long. */
const mostCharacters = 8 * 1024 * 1024;

export class OfferTooLarge extends Error {
  readonly share: number;

  constructor(share: number) {
    super('The inputs of the granted tasks do not fit an offer.');
    this.share = share;
  }
}

/** @throws OfferTooLarge */
export function checkSize(granted: Granted): void {
  const characters = JSON.stringify(granted.leases).length;
  if (characters > mostCharacters) throw new OfferTooLarge(mostCharacters / characters);
}

/** Half of what would fit if all tasks were alike. */
export function shrink<Call extends Pick<ProcedureCall<'acquire'>, 'wants'>>(
  call: Call,
  share: number,
) {
  const wants = call.wants.map((want) => ({
    ...want,
    slots: Math.max(1, Math.floor((want.slots * share) / 2)),
  }));
  return { ...call, wants };
}
