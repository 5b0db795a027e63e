import type { CliConfig } from './config.ts';
import { exitCodes, Failure, type ExitCode } from './failure.ts';

export interface Api {
  /** @throws Failure with what the exchange says */
  ask<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** The same for a mutation with one field, whose result says in `message` when it was refused. */
  change<Result extends object>(
    name: string,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<Result>;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

const longestMs = 60_000;
const notAllowed = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);
const away = new Set(['UNAVAILABLE', 'OVERLOADED', 'RATE_LIMITED', 'DEADLINE_EXCEEDED']);

/** GraphQL over HTTP with an operator's key: no more than any program can do. */
export function createApi({ url, key }: Pick<CliConfig, 'url' | 'key'>): Api {
  async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
    if (key === null) {
      throw new Failure(
        'There is no key: set EXCHANGE_API_KEY, or give --key, to an operator’s API key with the scopes operator:read and operator:write.',
        exitCodes.notAllowed,
      );
    }
    const answer = await post(new URL('/graphql', requireUrl(url)), key, { query, variables });
    const [error] = answer.errors ?? [];
    if (error !== undefined) throw new Failure(error.message, codeOf(error.extensions?.code));
    return answer.data as Data;
  }

  return {
    ask,
    async change<Result extends object>(name: string, query: string, variables: object = {}) {
      const data = await ask<Record<string, Result>>(query, variables);
      const result = data[name];
      if (result === undefined) throw new Failure(`The exchange gave no answer to ${name}.`);
      const { message } = result as { readonly message?: unknown };
      if (typeof message === 'string') throw new Failure(describe(message, result));
      return result;
    },
  };
}

/** A refusal with its particulars: fields of the input, users that are in the way. */
function describe(message: string, result: object): string {
  const { problems = [], refused = [] } = result as {
    readonly problems?: readonly { readonly path: string; readonly message: string }[];
    readonly refused?: readonly { readonly ownerKey: string; readonly message: string }[];
  };
  const lines = [
    ...problems.map((problem) => `${problem.path || 'input'}: ${problem.message}`),
    ...refused.map((each) => `${each.ownerKey}: ${each.message}`),
  ].filter((line) => !line.endsWith(`: ${message}`));
  return [message, ...lines].join('\n');
}

async function post(url: URL, key: string, operation: object): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(operation),
    signal: AbortSignal.timeout(longestMs),
  }).catch((error: unknown) => {
    const reason = error instanceof Error && error.name === 'TimeoutError' ? ' in time' : '';
    throw new Failure(
      `The exchange at ${url.origin} does not answer${reason}: see whether it runs, or give --url.`,
      exitCodes.away,
    );
  });
  const text = await response.text();
  try {
    return JSON.parse(text) as Answer;
  } catch {
    // A proxy, or another program at this address.
    throw new Failure(
      `What answers at ${url.origin} is not an exchange (HTTP ${response.status}): give --url.`,
      exitCodes.away,
    );
  }
}

function requireUrl(url: string): string {
  if (URL.canParse(url) && /^https?:/.test(url)) return url;
  throw new Failure(`${url} is not an address such as http://localhost:4000.`, exitCodes.usage);
}

function codeOf(code: string | undefined): ExitCode {
  if (code === undefined) return exitCodes.refused;
  if (notAllowed.has(code)) return exitCodes.notAllowed;
  return away.has(code) ? exitCodes.away : exitCodes.refused;
}
