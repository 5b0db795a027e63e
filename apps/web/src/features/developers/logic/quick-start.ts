export interface QuickStartExample {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly command: string;
}

/** Commands that work as they are once the key is put in. */
export function listExamples(origin: string): QuickStartExample[] {
  const call = (body: unknown) =>
    [
      `curl -sS ${origin}/graphql`,
      `-H "authorization: Bearer $EXCHANGE_KEY"`,
      `-H 'content-type: application/json'`,
      `-d '${JSON.stringify(body)}'`,
    ].join(' \\\n  ');
  return [
    {
      id: 'viewer',
      title: 'Who am I?',
      help: 'The first call: it shows that the key works.',
      command: call({ query: '{ viewer { email roles scopes } }' }),
    },
    {
      id: 'batches',
      title: 'How are my batches?',
      help: 'Needs requester:read.',
      command: call({
        query:
          '{ batches(first: 5) { edges { node { id name status progress { wanted done toReview } } } } }',
      }),
    },
    {
      id: 'create',
      title: 'Make a batch and upload rows',
      help: 'Needs requester:write. Put in the ids of your own.',
      command: [
        call({
          query:
            'mutation($input: CreateBatchInput!) { createBatch(input: $input) { ... on CreateBatchSuccess { batch { id } uploadPath } ... on UserError { message } } }',
          variables: {
            input: { typeId: 'TASK_TYPE_ID', name: 'From the API', assignmentsWanted: 1 },
          },
        }),
        '',
        `curl -sS -X PUT ${origin}/api/batches/BATCH_ID/rows \\`,
        `  -H "authorization: Bearer $EXCHANGE_KEY" \\`,
        `  -H 'content-type: text/csv' --data-binary @rows.csv`,
      ].join('\n'),
    },
    {
      id: 'results',
      title: 'Fetch the results',
      help: 'As CSV, or as results.jsonl with one JSON object per line.',
      command: [
        `curl -sS ${origin}/api/batches/BATCH_ID/results.csv \\`,
        `  -H "authorization: Bearer $EXCHANGE_KEY" -o results.csv`,
      ].join('\n'),
    },
  ];
}
