/** The files that the exchange writes of results. */
export const exportFormats = [
  {
    value: 'csv',
    label: 'CSV',
    note: 'A row for each answer, with status, times, inputs and answers.',
  },
  { value: 'jsonl', label: 'JSON lines', note: 'A line for each answer; values keep their kind.' },
  {
    value: 'mturk.csv',
    label: 'CSV as on Mechanical Turk',
    note: 'The columns of its batch results, with Approve and Reject to fill in.',
  },
  {
    value: 'mturk.jsonl',
    label: 'Assignments as on Mechanical Turk',
    note: 'A line for each assignment as its API gave them, with the answer as QuestionFormAnswers XML.',
  },
] as const;

export type ExportFormat = (typeof exportFormats)[number]['value'];
