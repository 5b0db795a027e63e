import { expect, test } from 'vitest';
import { RequestError } from '../graphql/request-error.ts';
import { describeAuthProblem } from './auth-problem.ts';

const refused = (code: string, message: string) =>
  new RequestError({ code, message, retryable: false, requestId: 'req_1' });

test('an address that is none is told by an example, whichever check found it', () => {
  const found = [
    refused('VALIDATION_ERROR', '[body.email] Invalid email address'),
    refused('INVALID_EMAIL', 'Invalid email'),
  ];
  for (const error of found) {
    expect(describeAuthProblem(error)).toMatchObject({
      ...{ code: error.code, requestId: 'req_1' },
      message: 'Give an e-mail address like name@example.org.',
    });
  }
});

test('what has no words of its own stays as it is', () => {
  const other = refused('VALIDATION_ERROR', '[body.name] Invalid input');
  expect(describeAuthProblem(other)).toBe(other);
});
