import { RequestError } from '../graphql/request-error.ts';

const takenEmail = 'There is an account with this e-mail: sign in instead.';
const badEmail = 'Give an e-mail address like name@example.org.';

/** What to do about refusals that everybody meets, by the codes of the library that makes them. */
const words: Readonly<Record<string, string>> = {
  USER_ALREADY_EXISTS: takenEmail,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: takenEmail,
  INVALID_EMAIL: badEmail,
  INVALID_EMAIL_OR_PASSWORD: 'The e-mail or the password is wrong: try again.',
  INVALID_PASSWORD: 'The password is wrong: try again.',
};

/** A refusal of an account's route in words that say what to do. */
export function describeAuthProblem(error: RequestError): RequestError {
  const { code, retryable, requestId } = error;
  // One code for every part of a body that has the wrong shape; the part stands in brackets.
  const isAboutEmail = code === 'VALIDATION_ERROR' && error.message.includes('[body.email]');
  const message = isAboutEmail ? badEmail : words[code];
  return message === undefined ? error : new RequestError({ code, message, retryable, requestId });
}
