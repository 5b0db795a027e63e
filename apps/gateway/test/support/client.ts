export const password = 'correct horse battery';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

export interface GraphQLAnswer extends Answer {
  readonly data: Record<string, unknown>;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: {
      readonly code: string;
      readonly retryable: boolean;
      readonly requestId: string;
    };
  }[];
}

/** A browser as far as the gateway can tell: keeps the cookie, sends Origin. */
export function createClient(url: string) {
  let cookie = '';
  let key: string | null = null;
  let baseUrl = url;
  let email = '';

  async function send(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers({ origin: 'http://localhost:4000' });
    if (key !== null) headers.set('authorization', `Bearer ${key}`);
    else if (cookie !== '') headers.set('cookie', cookie);
    new Headers(init.headers).forEach((value, name) => headers.set(name, value));
    const response = await fetch(`${baseUrl}${path}`, { redirect: 'manual', ...init, headers });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  }

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });

  async function graphql(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<GraphQLAnswer> {
    const answer = await post('/graphql', { query, variables });
    const { data, errors } = answer.json;
    return {
      ...answer,
      data: (data ?? {}) as GraphQLAnswer['data'],
      errors: (errors ?? []) as GraphQLAnswer['errors'],
    };
  }

  return {
    send,
    post,
    graphql,
    get email() {
      return email;
    },
    get cookie() {
      return cookie;
    },
    useCookie(other: string) {
      cookie = other;
    },
    useKey(secret: string | null) {
      key = secret;
    },
    useUrl(other: string) {
      baseUrl = other;
    },
    async signUp(address: string) {
      email = address;
      const answer = await post('/api/auth/sign-up/email', {
        name: 'Ada',
        email: address,
        password,
      });
      if (answer.status !== 200) throw new Error(`sign-up: ${answer.text}`);
    },
    signIn(address: string, secret: string = password) {
      email = address;
      return post('/api/auth/sign-in/email', { email: address, password: secret });
    },
    async openRole(role: 'REQUESTER' | 'PERFORMER') {
      const answer = await graphql(
        `
          mutation ($role: AccountRole!) {
            openRole(input: { role: $role }) {
              __typename
              ... on InvalidInput {
                message
              }
            }
          }
        `,
        { role },
      );
      const { openRole } = answer.data as { openRole?: { __typename: string } };
      if (openRole?.__typename !== 'OpenRoleSuccess') throw new Error(`openRole: ${answer.text}`);
    },
    async viewer() {
      const answer = await graphql(
        '{ viewer { id roles scopes requester { id } performer { id } } }',
      );
      return answer.data['viewer'] as {
        readonly id: string;
        readonly roles: string[];
        readonly scopes: string[];
        readonly requester: { id: string } | null;
        readonly performer: { id: string } | null;
      } | null;
    },
  };
}

export type Client = ReturnType<typeof createClient>;

/** The same person with the same cookie at another gateway. */
export function clientAt(url: string, person: Client): Client {
  const other = createClient(url);
  other.useCookie(person.cookie);
  return other;
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
