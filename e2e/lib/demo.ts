import { demoPassword, demoPeople, type DemoPersonKey } from '../../scripts/demo/demo-people.ts';
import { signIn } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { signInOnPage } from './pages/account.ts';
import type { Page } from '@playwright/test';
import { exchangeUrl } from './test.ts';

/** The API as one of the people of the demo data. */
export function demoApi(key: DemoPersonKey): Promise<Api> {
  return signIn(exchangeUrl(), { email: demoPeople[key].email, password: demoPassword });
}

/** Signs one of the people of the demo data in. */
export async function signInAsDemo(page: Page, key: DemoPersonKey): Promise<void> {
  await signInOnPage(page, { email: demoPeople[key].email, password: demoPassword });
}
