import { describe, expect, it } from 'vitest';
import { findSignUpProblems } from './find-sign-up-problems.ts';

const good = { name: 'Robin', email: 'robin@example.org', password: 'long enough' };

describe('what is wrong with a sign-up', () => {
  it('is nothing when all three are there', () => {
    expect(findSignUpProblems(good)).toEqual({});
  });

  it.each(['', 'robin', 'robin@', '@example.org', 'ro bin@example.org', 'a@b@c'])(
    'is the address %j',
    (email) => {
      expect(Object.keys(findSignUpProblems({ ...good, email }))).toEqual(['email']);
    },
  );

  it('is named for every field, the first one first', () => {
    const problems = findSignUpProblems({ name: '', email: '', password: 'too short' });
    expect(Object.keys(problems)).toEqual(['name', 'email', 'password']);
  });
});
