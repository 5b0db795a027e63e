import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { acceptTask, type Assignment } from '../../scripts/lib/api-performer.ts';
import { createPerson } from './create-person.ts';
import type { Person } from './pages/account.ts';
import { exchangeUrl, expect } from './test.ts';

export interface Taker {
  readonly person: Person;
  readonly api: Api;
  readonly assignment: Assignment;
}

/**
 * A new performer who was given a task of the type. The last tasks of a type may all lie in the
 * repository of one partition: then people join until one lives there.
 */
export async function findTaker(typeId: string): Promise<Taker> {
  const takers: Taker[] = [];
  await expect
    .poll(
      async () => {
        const person = createPerson('Performer Who Takes It');
        const api = await signUp(exchangeUrl(), person);
        await openRole(api, 'PERFORMER');
        const assignment = await acceptTask(api, typeId);
        if (assignment !== null) takers.push({ person, api, assignment });
        return takers.length;
      },
      { intervals: [1_000], timeout: 45_000 },
    )
    .toBe(1);
  const [taker] = takers;
  if (taker === undefined) throw new Error('nobody was given a task');
  return taker;
}
