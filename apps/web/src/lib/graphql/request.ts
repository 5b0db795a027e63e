import { serverClock } from '../clock/server-clock.ts';
import { takeEarlyAnswer } from './early-answers.ts';
import { operationBody, operationRequest } from './operation-body.ts';
import { offlineError, readGraphqlError, readHttpError } from './read-error.ts';

/** A document that carries its types; `graphql()` makes them. */
export interface TypedDocument<Result, Variables> {
  toString(): string;
  __apiType?: ((variables: Variables) => Result) | undefined;
}

type VariablesArgument<Variables> =
  Variables extends Record<string, never> ? [variables?: Variables] : [variables: Variables];

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message?: unknown; readonly path?: readonly unknown[] }[];
}

/**
 * Runs an operation and gives its data. Throws `RequestError` when there is none. An answer with
 * data *and* errors (one node away, the rest present) is given as it is: fields that are missing
 * are null, and pages show that part as not available.
 */
export async function request<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  ...[variables]: VariablesArgument<Variables>
): Promise<Result> {
  const response = await send(document, variables);
  serverClock.observe(response);
  const answer = await readAnswer<Result>(response);
  if (answer.data === undefined || answer.data === null) {
    throw readGraphqlError(answer.errors ?? [], response);
  }
  return answer.data;
}

/**
 * Sends an operation from a page that is closing: the browser finishes it after the page is gone,
 * and nobody is left to read the answer. The browser carries at most 64 kB like this.
 */
export function sendWhileLeaving<Variables>(
  document: TypedDocument<unknown, Variables>,
  variables: Variables,
): void {
  const init = operationRequest(operationBody(document, variables));
  void fetch('/graphql', { ...init, keepalive: true }).catch(() => undefined);
}

async function send(
  document: TypedDocument<unknown, never>,
  variables: unknown,
): Promise<Response> {
  const body = operationBody(document, variables);
  try {
    return await (takeEarlyAnswer(body) ?? fetch('/graphql', operationRequest(body)));
  } catch {
    throw offlineError();
  }
}

async function readAnswer<Result>(response: Response): Promise<Answer<Result>> {
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    throw readHttpError(null, response);
  }
  const isGraphql =
    typeof body === 'object' && body !== null && ('data' in body || 'errors' in body);
  if (!isGraphql) throw readHttpError(body, response);
  return body as Answer<Result>;
}
