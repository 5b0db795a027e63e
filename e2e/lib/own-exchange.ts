import type { Browser, Page } from '@playwright/test';
import { listHomes, openRole, signIn, signUp, type Role } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { startCluster, type RunningCluster } from '../../scripts/lib/start-cluster.ts';
import { createPerson } from './create-person.ts';
import { signInOnPage, type Person } from './pages/account.ts';
import { runProjectScript } from './run-project-script.ts';

/** Somebody of an exchange that one test has for itself, by program and in a browser. */
export type Someone = {
  readonly person: Person;
  readonly api: Api;
  /** Where their role lives. */
  readonly home: () => Promise<string>;
};

/** An exchange for one test that changes its nodes: others could not go on with what is left. */
export type OwnExchange = {
  readonly cluster: RunningCluster;
  readonly operator: Someone;
  readonly addSomeone: (role: Role, name: string) => Promise<Someone>;
  /** A page of a browser profile of its own, signed in. */
  readonly openPage: (browser: Browser, someone: Someone) => Promise<Page>;
  /** Throws with every invariant that does not hold. */
  readonly check: () => Promise<void>;
};

export async function startOwnExchange(
  overrides: NonNullable<Parameters<typeof startCluster>[0]>['overrides'],
): Promise<OwnExchange> {
  const cluster = await startCluster(overrides === undefined ? {} : { overrides });
  const url = cluster.state().publicUrl;

  async function addSomeone(role: Role | null, name: string): Promise<Someone> {
    const person = createPerson(name);
    const api = await signUp(url, person);
    if (role !== null) await openRole(api, role);
    const home = async () =>
      (await listHomes(api)).find((each) => each.role === role)?.partitionId ?? '';
    return { person, api, home };
  }

  const boss = await addSomeone(null, 'Operator Of All');
  await runProjectScript('grant-operator.ts', cluster.clusterFile, [boss.person.email]);
  return {
    cluster,
    operator: { ...boss, api: await signIn(url, boss.person) },
    addSomeone,
    openPage: async (browser, { person }) => {
      const context = await browser.newContext({ baseURL: url });
      const page = await context.newPage();
      await signInOnPage(page, person);
      return page;
    },
    check: async () => {
      await runProjectScript('check.ts', cluster.clusterFile);
    },
  };
}
