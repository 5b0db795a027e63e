import { test as base } from '@playwright/test';
import { createPerson } from './create-person.ts';
import type { Person } from './pages/account.ts';

type Fixtures = {
  /** Somebody who has no account yet. */
  readonly makePerson: (name: string) => Person;
};

export const test = base.extend<Fixtures>({
  // The address is known only once the exchange runs.
  baseURL: async ({}, use) => use(exchangeUrl()),
  makePerson: async ({}, use) => use(createPerson),
});

export { expect } from '@playwright/test';

/** Where the exchange of this run is. */
export function exchangeUrl(): string {
  const url = process.env['EXCHANGE_E2E_URL'];
  if (url === undefined) throw new Error('The exchange was not started');
  return url;
}
