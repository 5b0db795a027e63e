const missing = `code message guards qualificationId comparator wanted held capabilities
  qualificationType { id } options { code message }`;

export const qualificationOperations = {
  accept: `mutation ($typeId: ID!) { acceptTask(input: { typeId: $typeId }) { __typename
    ... on AcceptTaskSuccess { assignment { id local } } ... on UserError { message }
    ... on NotQualified { code missing { ${missing} } } } }`,
  feed: `query ($filter: FeedFilter) { feed(filter: $filter) { edges { node { typeId
    requirements { text met guards } lock { code message missing { ${missing} } } } } } }`,
  preview: `query ($typeId: ID!) { preview(typeId: $typeId) { instructions form sampleInput
    entry { lock { code } } } }`,
  held: '{ heldQualifications { id name value status reason qualificationType { id } } }',
  needed: `{ neededQualifications { id name requesterName kinds slots bestReward { minor } } }`,
  sent: `{ sentQualificationRequests { id qualificationId note status reason retryAt } }`,
  blocks: '{ requesterBlocks { requesterId requesterName reason } }',
  profile: `{ myself { area { country subdivision latitude longitude }
    device { capabilities screenWidth } systemQualifications { id value } } }`,
  request: `mutation ($id: ID!, $note: String! = "") {
    requestQualification(input: { qualificationTypeId: $id, note: $note }) { __typename
      ... on RequestQualificationSuccess { request { id status } } ... on UserError { message }
      ... on WrongState { state } } }`,
  withdraw: `mutation ($id: ID!) { withdrawQualificationRequest(input: { id: $id }) { __typename
    ... on WithdrawQualificationRequestSuccess { request { status } } ... on UserError { message } } }`,
  area: `mutation ($input: UpdateAreaInput!) { updateArea(input: $input) { __typename
    ... on UpdateProfileSuccess { performer { area { country latitude longitude } } }
    ... on UserError { message } } }`,
  device: `mutation ($input: ReportDeviceInput!) { reportDevice(input: $input) { __typename
    ... on UserError { message } } }`,
} as const;

/** What an operation on qualifications answers, whatever came of it. */
export type Outcome = {
  readonly __typename: string;
  readonly message?: string;
  readonly code?: string;
  readonly state?: string;
  readonly request?: { readonly id: string; readonly status: string };
  readonly missing?: readonly { readonly code: string; readonly message: string }[];
};
