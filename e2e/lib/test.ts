import { test as base } from '@playwright/test';
import { createPerson } from './create-person.ts';
import type { Person } from './pages/account.ts';

type Fixtures = {
  /** Somebody who has no account yet. */
  readonly makePerson: (name: string) => Person;
};

export const test = base.extend<Fixtures>({
  // Playwright reads from the parameter which fixtures are needed: here, none.
  // oxlint-disable-next-line no-empty-pattern
  baseURL: async ({}, use) => use(exchangeUrl()),
  // oxlint-disable-next-line no-empty-pattern
  makePerson: async ({}, use) => use(createPerson),
});

export { expect } from '@playwright/test';

/** Where the exchange of this run is. */
export function exchangeUrl(): string {
  const url = process.env['EXCHANGE_E2E_URL'];
  if (url === undefined) throw new Error('The exchange was not started');
  return url;
}
