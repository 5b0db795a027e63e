/** The columns that Mechanical Turk's batch results began with, in order. */
export const leadingColumns = [
  'HITId',
  'HITTypeId',
  'Title',
  'Description',
  'Keywords',
  'Reward',
  'CreationTime',
  'MaxAssignments',
  'RequesterAnnotation',
  'AssignmentDurationInSeconds',
  'AutoApprovalDelayInSeconds',
  'Expiration',
  'NumberOfSimilarHITs',
  'LifetimeInSeconds',
  'AssignmentId',
  'WorkerId',
  'AssignmentStatus',
  'AcceptTime',
  'SubmitTime',
  'AutoApprovalTime',
  'ApprovalTime',
  'RejectionTime',
  'RequesterFeedback',
  'WorkTimeInSeconds',
  'LifetimeApprovalRate',
  'Last30DaysApprovalRate',
  'Last7DaysApprovalRate',
] as const;

/** The columns at the end, which the requester fills in. */
export const reviewColumns = ['Approve', 'Reject'] as const;

/**
 * The header of a batch's results: Mechanical Turk's columns, then those of the input and of the
 * answers, then those of the review.
 */
export function batchResultHeader(inputs: readonly string[], answers: readonly string[]): string[] {
  return [
    ...leadingColumns,
    ...inputs.map((name) => `Input.${name}`),
    ...answers.map((name) => `Answer.${name}`),
    ...reviewColumns,
  ];
}
