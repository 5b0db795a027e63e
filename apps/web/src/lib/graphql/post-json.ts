import { offlineError, readHttpError } from './read-error.ts';

/** Asks a plain HTTP route and gives its answer, null when that is no JSON. Throws a `RequestError`. */
export async function postJson(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw offlineError();
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw readHttpError(answer, response);
  return answer;
}
