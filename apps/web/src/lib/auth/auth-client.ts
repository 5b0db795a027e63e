import { postJson } from '../graphql/post-json.ts';
import { RequestError } from '../graphql/request-error.ts';
import { describeAuthProblem } from './auth-problem.ts';

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

async function post(path: string, body: unknown): Promise<void> {
  try {
    await postJson(`/api/auth${path}`, body);
  } catch (error) {
    throw error instanceof RequestError ? describeAuthProblem(error) : error;
  }
}
