import type { GraphQLAnswer, Variables } from './node-graphql.ts';

/** A person at a gateway: signed in by cookie, like a browser. */
export interface GatewayClient {
  ask(query: string, variables?: Variables): Promise<GraphQLAnswer>;
  /** The data, or an error that tells what was answered. */
  run<Data>(query: string, variables?: Variables): Promise<Data>;
}

const password = 'a password for tests only';

/** Signs up at the gateway and opens roles, as the pages do. */
export async function signUpAtGateway(
  url: string,
  origin: string,
  name: string,
  roles: readonly ('REQUESTER' | 'PERFORMER')[],
): Promise<GatewayClient> {
  let cookie = '';

  async function post(path: string, body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json', origin, cookie };
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) cookie = set.split(';')[0] ?? '';
    return response;
  }

  const client: GatewayClient = {
    async ask(query, variables = {}) {
      return (await (await post('/graphql', { query, variables })).json()) as GraphQLAnswer;
    },
    async run<Data>(query: string, variables?: Variables) {
      const answer = await client.ask(query, variables);
      if (answer.errors !== undefined || answer.data === undefined || answer.data === null) {
        throw new Error(`${name} was answered: ${JSON.stringify(answer)}`);
      }
      return answer.data as Data;
    },
  };

  const email = `${name.toLowerCase()}@example.test`;
  const signedUp = await post('/api/auth/sign-up/email', { name, email, password });
  if (!signedUp.ok) throw new Error(`${name} cannot sign up: ${await signedUp.text()}`);
  for (const role of roles) {
    const { openRole } = await client.run<{ openRole: { __typename: string } }>(
      'mutation ($role: AccountRole!) { openRole(input: { role: $role }) { __typename } }',
      { role },
    );
    if (openRole.__typename !== 'OpenRoleSuccess') throw new Error(`${name} got no role ${role}.`);
  }
  return client;
}
