/** One member of a result union, as asked for with `__typename` and the fields of errors. */
export type Outcome = { readonly __typename: string; readonly message?: string };

/** A mutation answered with an outcome other than the one that was needed. */
export class UnexpectedOutcome extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super(`The exchange answered ${JSON.stringify(outcome)}`);
    this.name = 'UnexpectedOutcome';
    this.outcome = outcome;
  }
}

/** The outcome if it is the wanted member of the union; throws what else it was. */
export function requireOutcome<Wanted extends Outcome>(
  outcome: Outcome,
  typename: Wanted['__typename'],
): Wanted {
  if (outcome.__typename !== typename) throw new UnexpectedOutcome(outcome);
  return outcome as Wanted;
}
