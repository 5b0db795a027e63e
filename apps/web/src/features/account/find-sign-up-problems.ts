export const shortestPassword = 10;

export interface SignUpInput {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}
export type SignUpField = keyof SignUpInput;

/** Something on both sides of one @: whether mail arrives there, only mail can tell. */
const address = /^[^\s@]+@[^\s@]+$/;

/** What has to be changed before an account can be made, by field, the first one first. */
export function findSignUpProblems({
  name,
  email,
  password,
}: SignUpInput): Partial<Record<SignUpField, string>> {
  return {
    ...(name === '' ? { name: 'Give the name that others will see.' } : {}),
    ...(address.test(email) ? {} : { email: 'Give an e-mail address, such as robin@example.org.' }),
    ...(password.length < shortestPassword
      ? { password: `Take at least ${shortestPassword} characters.` }
      : {}),
  };
}
