import { ExchangeError, ownerOf } from '@exchange/kernel';
import type { DirectoryDeps } from '../deps.ts';
import { findUsers, type FoundUser } from '../store/find-users.ts';

const mostUsers = 50;
const shortestSearch = 2;

/** Users whom an operator looks for by what they know of them. */
export function listFoundUsers(
  { database }: DirectoryDeps,
  given: string,
  first: number,
): Promise<FoundUser[]> {
  const text = given.trim();
  if (text.length < shortestSearch || text.length > 200 || first < 1 || first > mostUsers) {
    throw new ExchangeError(
      'BAD_USER_INPUT',
      `Search with ${shortestSearch} to 200 characters, for 1 to ${mostUsers} users.`,
    );
  }
  return findUsers(database, ownerOf(text) ?? text, first);
}
