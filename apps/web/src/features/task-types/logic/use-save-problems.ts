import { useState } from 'react';

interface PageProblem {
  readonly control: string;
  readonly message: string;
}

/**
 * What keeps a draft from being saved. Nothing is said before saving was refused; then what the page
 * finds is shown until it is put right, and what the exchange told until something is changed.
 */
export function useSaveProblems(found: readonly PageProblem[]) {
  const [refusals, setRefusals] = useState(0);
  const [told, setTold] = useState<readonly PageProblem[]>([]);
  const problems = refusals === 0 ? [] : told.length > 0 ? told : found;
  return {
    problems,
    refusals,
    problemOf: (control: string) => problems.find((each) => each.control === control)?.message,
    refuse(said: readonly PageProblem[] = []): void {
      setTold(said);
      setRefusals((before) => before + 1);
    },
    noteChange: () => setTold([]),
    noteSaved: () => setRefusals(0),
  };
}
