import { setTimeout as delay } from 'node:timers/promises';

/** What a caller shows of who it is: nothing, the cookie of a session, or the secret of an API key. */
export type ApiCredential =
  | { readonly kind: 'none' }
  | { readonly kind: 'session'; readonly cookie: string }
  | { readonly kind: 'key'; readonly secret: string };

export type GraphqlProblem = {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly retryable?: boolean };
};

export type GraphqlAnswer<Data> = {
  readonly status: number;
  readonly data: Data | null;
  readonly errors: readonly GraphqlProblem[];
};

/** A request that the exchange refused or could not serve. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(message: string, code: string, status: number) {
    super(`${message} (${code}, HTTP ${status})`);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }
}

/** The public API of one exchange as one caller sees it: no more than any program can do. */
export type Api = {
  readonly baseUrl: string;
  readonly credential: ApiCredential;
  /** Data, or an ApiError. Waits and asks again when told that there were too many requests. */
  readonly graphql: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>;
  /** Data and errors as they came, for looking at partial answers and refusals. */
  readonly answer: <Data>(
    query: string,
    variables?: Record<string, unknown>,
  ) => Promise<GraphqlAnswer<Data>>;
  readonly upload: <Data>(path: string, csv: string | Uint8Array) => Promise<Data>;
  readonly download: (path: string) => Promise<string>;
};

const patienceMs = 30_000;
const pauseMs = 1_000;

/** Opens the API of the exchange at `baseUrl`, such as `http://localhost:4000`. */
export function connectApi(baseUrl: string, credential: ApiCredential = { kind: 'none' }): Api {
  const send = (path: string, init: RequestInit) =>
    sendPatiently(new URL(path, baseUrl), {
      ...init,
      headers: { ...headersOf(credential), ...(init.headers as Record<string, string>) },
    });

  async function answer<Data>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<GraphqlAnswer<Data>> {
    const response = await send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body = await readJson(response);
    if (!isRecord(body) || !('data' in body || 'errors' in body)) throw toApiError(body, response);
    return {
      status: response.status,
      data: (body['data'] ?? null) as Data | null,
      errors: (body['errors'] ?? []) as GraphqlProblem[],
    };
  }

  return {
    baseUrl,
    credential,
    answer,
    async graphql<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
      const { data, errors, status } = await answer<Data>(query, variables);
      const [first] = errors;
      if (first !== undefined) {
        throw new ApiError(first.message, first.extensions?.code ?? 'UNKNOWN', status);
      }
      if (data === null) throw new ApiError('The answer holds no data', 'UNKNOWN', status);
      return data;
    },
    async upload<Data>(path: string, csv: string | Uint8Array): Promise<Data> {
      const response = await send(path, {
        method: 'PUT',
        headers: { 'content-type': 'text/csv; charset=utf-8' },
        body: typeof csv === 'string' ? csv : Buffer.from(csv),
      });
      const body = await readJson(response);
      if (!response.ok) throw toApiError(body, response);
      return body as Data;
    },
    async download(path) {
      const response = await send(path, { method: 'GET' });
      if (!response.ok) throw toApiError(await readJson(response), response);
      // `text()` would drop the byte order mark that the file begins with.
      return Buffer.from(await response.arrayBuffer()).toString('utf8');
    },
  };
}

/** Posts to the account endpoints. Returns the answer and the session's cookie, if one was set. */
export async function postAuth(
  api: Api,
  path: string,
  body: unknown,
): Promise<{ readonly answer: unknown; readonly cookie: string | null }> {
  const response = await sendPatiently(new URL(`/api/auth${path}`, api.baseUrl), {
    method: 'POST',
    headers: {
      ...headersOf(api.credential),
      'content-type': 'application/json',
      // `fetch` says that it is one (sec-fetch-mode), and then its origin is asked for too.
      origin: new URL(api.baseUrl).origin,
    },
    body: JSON.stringify(body),
  });
  const answer = await readJson(response);
  if (!response.ok) throw toApiError(answer, response);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return { answer, cookie: cookies.length === 0 ? null : cookies.join('; ') };
}

/** Limits refuse before anything is done, so asking again is safe for every kind of request. */
async function sendPatiently(url: URL, init: RequestInit): Promise<Response> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const response = await fetch(url, { ...init, redirect: 'error' });
    if (response.status !== 429 || performance.now() > giveUpAt) return response;
    const seconds = Number(response.headers.get('retry-after') ?? '');
    await response.body?.cancel();
    await delay(seconds > 0 ? Math.min(seconds * 1_000, patienceMs) : pauseMs);
  }
}

function headersOf(credential: ApiCredential): Record<string, string> {
  switch (credential.kind) {
    case 'none':
      return {};
    case 'session':
      return { cookie: credential.cookie };
    case 'key':
      return { authorization: `Bearer ${credential.secret}` };
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy in between, or a route that does not exist: the status tells the rest.
    return { message: text.slice(0, 200) };
  }
}

function toApiError(body: unknown, response: Response): ApiError {
  const record = isRecord(body) ? body : {};
  const { code, message } = record;
  return new ApiError(
    typeof message === 'string' && message !== '' ? message : 'The request was refused',
    typeof code === 'string' ? code : 'UNKNOWN',
    response.status,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
