import { randomUUID } from 'node:crypto';
import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { createTaskType, depositFunds, postBatch } from '../../scripts/lib/api-requester.ts';
import { createPerson } from './create-person.ts';
import type { Person } from './pages/account.ts';
import { describeType } from './small-type.ts';
import { exchangeUrl } from './test.ts';

export interface PostedTemplate {
  readonly requester: Person;
  readonly api: Api;
  readonly typeId: string;
  readonly batchId: string;
}

/** Work of a new requester that an HTML template shows, one task for each text. */
export async function postTemplate(
  title: string,
  template: string,
  texts: readonly string[],
): Promise<PostedTemplate> {
  const requester = createPerson('Hilda Hostile');
  const api = await signUp(exchangeUrl(), requester);
  await openRole(api, 'REQUESTER');
  await depositFunds(api, 5_000, randomUUID());
  const form = { version: 1, kind: 'html', template };
  const typeId = await createTaskType(api, { ...describeType({ title, rewardMinor: 5 }), form });
  const rows = ['text', ...texts].join('\r\n');
  const batchId = await postBatch(api, { typeId, name: title }, `${rows}\r\n`);
  return { requester, api, typeId, batchId };
}
