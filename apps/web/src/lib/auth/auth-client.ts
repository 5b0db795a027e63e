import { offlineError, readHttpError } from '../graphql/read-error.ts';
import { RequestError } from '../graphql/request-error.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Opens an account and a session. */
export async function signUp(input: Credentials & { readonly name: string }): Promise<void> {
  await post('/sign-up/email', input);
}

/** Opens a session. */
export async function signIn(input: Credentials): Promise<void> {
  await post('/sign-in/email', input);
}

/** Ends this session. */
export async function signOut(): Promise<void> {
  await post('/sign-out', {});
}

/** Changes the name of the account. */
export async function changeName(name: string): Promise<void> {
  await post('/update-user', { name });
}

/** Changes the password and, if asked, ends every other session. */
export async function changePassword(input: {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly revokeOtherSessions: boolean;
}): Promise<void> {
  await post('/change-password', input);
}

/** Ends every session of the account, this one too. */
export async function signOutEverywhere(): Promise<void> {
  await post('/revoke-sessions', {});
}

async function post(path: string, body: unknown): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(`/api/auth${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw offlineError();
  }
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw inOurWords(readHttpError(answer, response));
  return answer;
}

/** What to do about refusals that everybody meets, by the codes of the library that makes them. */
const words: Readonly<Record<string, string>> = {
  USER_ALREADY_EXISTS: 'There is an account with this e-mail: sign in instead.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'There is an account with this e-mail: sign in instead.',
  INVALID_EMAIL_OR_PASSWORD: 'The e-mail or the password is wrong: try again.',
  INVALID_PASSWORD: 'The password is wrong: try again.',
};

function inOurWords(error: RequestError): RequestError {
  const message = words[error.code];
  if (message === undefined) return error;
  const { code, retryable, requestId } = error;
  return new RequestError({ code, message, retryable, requestId });
}
