/** What has been done so far, as far as the first steps look at it. */
export interface Beginning {
  readonly hasMoney: boolean;
  readonly hasType: boolean;
  readonly hasRows: boolean;
  readonly hasPublished: boolean;
}

export interface FirstStep {
  readonly key: 'deposit' | 'type' | 'rows' | 'publish';
  readonly title: string;
  readonly help: string;
  readonly done: boolean;
  /** The one to do next. */
  readonly next: boolean;
}

/** The way to a first published batch; null once it has been gone. */
export function listFirstSteps(beginning: Beginning): FirstStep[] | null {
  if (beginning.hasPublished) return null;
  const steps = [
    {
      key: 'deposit',
      title: 'Add money',
      help: 'Test money, credited at once.',
      done: beginning.hasMoney,
    },
    {
      key: 'type',
      title: 'Make a task type',
      help: 'What people do, see and earn.',
      done: beginning.hasType,
    },
    {
      key: 'rows',
      title: 'Upload rows',
      help: 'A CSV file with one task per row.',
      done: beginning.hasRows,
    },
    {
      key: 'publish',
      title: 'Look and publish',
      help: 'Check the first rows, then let people begin.',
      done: false,
    },
  ] as const;
  const nextAt = steps.findIndex((step) => !step.done);
  return steps.map((step, index) => ({ ...step, next: index === nextAt }));
}
