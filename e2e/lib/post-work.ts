import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { createTaskType, depositFunds, postBatch } from '../../scripts/lib/api-requester.ts';
import { createPerson } from './create-person.ts';
import type { Person } from './pages/account.ts';
import { describeType } from './small-type.ts';
import { exchangeUrl } from './test.ts';

export interface WorkToPost {
  readonly title: string;
  readonly form: unknown;
  /** One task for each row. */
  readonly csv: string;
  readonly instructions?: string;
  /** How many do each task; one without it. */
  readonly people?: number;
}

export interface PostedWork {
  readonly requester: Person;
  readonly api: Api;
  readonly typeId: string;
  readonly batchId: string;
  readonly title: string;
}

/** Posts work of a new requester, open to everybody. */
export async function postWork({
  title,
  form,
  csv,
  people = 1,
  ...rest
}: WorkToPost): Promise<PostedWork> {
  const requester = createPerson('Hilda Helpwanted');
  const api = await signUp(exchangeUrl(), requester);
  await openRole(api, 'REQUESTER');
  await depositFunds(api, 10_000, 'deposit-for-work');
  const typeId = await createTaskType(api, describeType({ title, rewardMinor: 5, form, ...rest }));
  const batchId = await postBatch(api, { typeId, name: title, assignmentsWanted: people }, csv);
  return { requester, api, typeId, batchId, title };
}
