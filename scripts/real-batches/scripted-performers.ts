import { listHomes, openRole, signUp } from '../lib/api-account.ts';
import type { Api } from '../lib/api-client.ts';

export type ScriptedPerformer = { readonly api: Api; readonly partitionId: string };

const mostTries = 60;

/**
 * Makes accounts until each of `partitions` performer partitions is the home of `each`: with that
 * many on one node, its group can do all slots of a task whichever way slots are divided.
 */
export async function makeScriptedPerformers(
  baseUrl: string,
  options: { readonly each: number; readonly partitions: number; readonly pacePerHour: number },
): Promise<readonly ScriptedPerformer[]> {
  const run = Date.now().toString(36);
  const performers: ScriptedPerformer[] = [];
  for (let number = 1; number <= mostTries; number += 1) {
    performers.push(
      await makePerformer(baseUrl, `performer-${number}-${run}`, options.pacePerHour),
    );
    const groups = Map.groupBy(performers, ({ partitionId }) => partitionId);
    const full = [...groups.values()].filter((group) => group.length >= options.each);
    if (full.length >= options.partitions)
      return full.flatMap((group) => group.slice(0, options.each));
  }
  throw new Error(`After ${mostTries} accounts not every performer node has enough performers`);
}

async function makePerformer(
  baseUrl: string,
  name: string,
  pacePerHour: number,
): Promise<ScriptedPerformer> {
  const email = `${name}@real-batches.example`;
  const api = await signUp(baseUrl, { name, email, password: 'recorded-answers' });
  await openRole(api, 'PERFORMER');
  await statePace(api, pacePerHour);
  const home = (await listHomes(api)).find(({ role }) => role === 'PERFORMER');
  if (home === undefined) throw new Error(`${name} has no home`);
  return { api, partitionId: home.partitionId };
}

/** What people say they want to do decides how much work their node keeps ready. */
async function statePace(api: Api, pacePerHour: number): Promise<void> {
  await api.graphql(
    `mutation Pace($input: UpdatePreferencesInput!) {
      updatePreferences(input: $input) { __typename ... on UserError { message } }
    }`,
    {
      input: {
        categories: [],
        keywords: [],
        days: [],
        hours: [],
        pacePerHour,
        hiddenRequesters: [],
        hiddenTypes: [],
      },
    },
  );
}
