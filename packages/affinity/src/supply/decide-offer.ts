export interface OfferInput {
  readonly offered: number;
  /** Free slots of the type in stock. */
  readonly stock: number;
  /** Accepts of the type expected in the period; null when it is new to the group. */
  readonly expected: number | null;
  /** Slots for which there is room in the repository. */
  readonly room: number;
  readonly periodSeconds: number;
  /** Until the deadline of what is offered; null without one. */
  readonly secondsLeft: number | null;
}

export interface OfferDecision {
  readonly take: number;
  readonly answer: 'accept' | 'part' | 'decline';
}

/** Of a type that is new to the group, this much is taken to find out. */
const trialSlots = 20;

/**
 * What a performer partition takes of a push (R8): up to what its people will probably do in the
 * period, or before the deadline when that is sooner, beside what lies there already. The rest goes
 * back at once, for others.
 */
export function decideOffer(input: OfferInput, excessFactor = 1.5): OfferDecision {
  const { offered, stock, expected, secondsLeft, periodSeconds } = input;
  const inTime = secondsLeft === null ? 1 : Math.min(1, Math.max(0, secondsLeft) / periodSeconds);
  const useful = expected === null ? trialSlots : Math.ceil(expected * excessFactor);
  const wanted = Math.max(0, Math.floor(useful * inTime) - stock);
  const take = Math.max(0, Math.min(offered, wanted, input.room));
  return { take, answer: take === 0 ? 'decline' : take < offered ? 'part' : 'accept' };
}
