import { ApiError, connectApi, postAuth, type Api } from './api-client.ts';
import { requireOutcome, type Outcome } from './api-outcome.ts';

export type Person = { readonly name: string; readonly email: string; readonly password: string };
export type Role = 'REQUESTER' | 'PERFORMER';

/** Makes an account. Returns the API with its session. */
export async function signUp(baseUrl: string, person: Person): Promise<Api> {
  return withSession(baseUrl, '/sign-up/email', person);
}

/** Opens a session. Returns the API with it. */
export async function signIn(
  baseUrl: string,
  { email, password }: Pick<Person, 'email' | 'password'>,
): Promise<Api> {
  return withSession(baseUrl, '/sign-in/email', { email, password });
}

/** Signs in, or signs up when there is no such account yet. */
export async function obtainAccount(baseUrl: string, person: Person): Promise<Api> {
  try {
    return await signIn(baseUrl, person);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    return signUp(baseUrl, person);
  }
}

async function withSession(baseUrl: string, path: string, body: unknown): Promise<Api> {
  const { cookie } = await postAuth(connectApi(baseUrl), path, body);
  if (cookie === null) throw new Error('The exchange opened no session');
  return connectApi(baseUrl, { kind: 'session', cookie });
}

/** Adds a role to the account. Repeating it changes nothing. */
export async function openRole(
  api: Api,
  role: Role,
  interests: readonly string[] = [],
): Promise<void> {
  const { openRole: outcome } = await api.graphql<{ openRole: Outcome }>(
    `mutation OpenRole($input: OpenRoleInput!) {
      openRole(input: $input) { __typename ... on InvalidInput { message } }
    }`,
    { input: { role, interests } },
  );
  requireOutcome(outcome, 'OpenRoleSuccess');
}

export type Home = { readonly role: string; readonly partitionId: string };

/** Where the roles of the account live. */
export async function listHomes(api: Api): Promise<readonly Home[]> {
  const { viewer } = await api.graphql<{ viewer: { homes: Home[] } | null }>(
    'query Homes { viewer { homes { role partitionId } } }',
  );
  return viewer?.homes ?? [];
}

/** Makes an API key with a session. Returns the API as a program with that key sees it. */
export async function connectWithKey(
  api: Api,
  name: string,
  scopes: readonly string[],
): Promise<Api> {
  const { createApiKey: outcome } = await api.graphql<{ createApiKey: Outcome }>(
    `mutation CreateApiKey($input: CreateApiKeyInput!) {
      createApiKey(input: $input) {
        __typename
        ... on CreateApiKeySuccess { secret }
        ... on InvalidInput { message }
      }
    }`,
    { input: { name, scopes } },
  );
  const { secret } = requireOutcome<KeyMade>(outcome, 'CreateApiKeySuccess');
  return connectApi(api.baseUrl, { kind: 'key', secret });
}

type KeyMade = { readonly __typename: 'CreateApiKeySuccess'; readonly secret: string };
