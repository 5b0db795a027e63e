/** Outcomes that a caller acts on, in the form of the graph. */
export interface InvalidInput {
  readonly __typename: 'InvalidInput';
  readonly message: string;
  readonly problems: readonly InputProblem[];
}

export interface InputProblem {
  readonly path: string;
  readonly message: string;
}

export interface NotFound {
  readonly __typename: 'NotFound';
  readonly message: string;
}

export function invalidInput(problems: readonly InputProblem[]): InvalidInput {
  const [first] = problems;
  const message =
    problems.length === 1 && first !== undefined
      ? first.message
      : `${problems.length} values are not acceptable.`;
  return { __typename: 'InvalidInput', message, problems };
}

export function notFound(message: string): NotFound {
  return { __typename: 'NotFound', message };
}
