/** What came back for a request of the explorer. */
export interface QueryAnswer {
  readonly status: number;
  readonly durationMs: number;
  readonly body: unknown;
}

/** Sends a request as it was typed: errors are part of the answer here, not exceptions. */
export async function runQuery(query: string, variables: string): Promise<QueryAnswer> {
  const startedAt = performance.now();
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query,
      ...(variables.trim() === '' ? {} : { variables: JSON.parse(variables) as unknown }),
    }),
  });
  const text = await response.text();
  return {
    status: response.status,
    durationMs: Math.round(performance.now() - startedAt),
    body: parse(text),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: shown as it came.
    return text;
  }
}
