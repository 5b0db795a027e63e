/** The body of a request: the same for the same operation, letter by letter. */
export function operationBody(document: { toString(): string }, variables: unknown): string {
  const query = String(document);
  const operationName = /^\s*(?:query|mutation)\s+(\w+)/.exec(query)?.[1];
  return JSON.stringify({ query, operationName, variables });
}

/** How every operation travels. */
export function operationRequest(body: string): RequestInit {
  return {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
    },
    body,
  };
}
