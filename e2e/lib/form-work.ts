import type { Page } from '@playwright/test';
import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { acceptTask } from '../../scripts/lib/api-performer.ts';
import {
  createTaskType,
  depositFunds,
  listSubmissions,
  postBatch,
} from '../../scripts/lib/api-requester.ts';
import { createPerson } from './create-person.ts';
import { signInOnPage } from './pages/account.ts';
import { describeType } from './small-type.ts';
import { exchangeUrl, expect } from './test.ts';

/** Work with one form, posted and open to everybody. */
export type PostedForm = {
  readonly api: Api;
  readonly typeId: string;
  readonly batchId: string;
  readonly title: string;
};

/** Posts one row of work with a form, for several people. */
export async function postForm(form: unknown, csv: string, people: number): Promise<PostedForm> {
  const api = await signUp(exchangeUrl(), createPerson('Form Requester'));
  await openRole(api, 'REQUESTER');
  await depositFunds(api, 10_000, 'deposit-for-forms');
  const title = `Fill in a form ${Date.now().toString(36)}`;
  const typeId = await createTaskType(api, describeType({ title, form }));
  const batchId = await postBatch(api, { typeId, name: title, assignmentsWanted: people }, csv);
  return { api, typeId, batchId, title };
}

/** Signs a new performer in and opens the task; returns the performer's API. */
export async function openForm(page: Page, { typeId, title }: PostedForm): Promise<string> {
  const person = createPerson('Form Performer');
  const api = await signUp(exchangeUrl(), person);
  await openRole(api, 'PERFORMER');
  let assignmentId: string | undefined;
  await expect
    .poll(async () => {
      assignmentId ??= (await acceptTask(api, typeId))?.id;
      return assignmentId;
    })
    .toBeDefined();
  await signInOnPage(page, person);
  await page.goto(`/do/${assignmentId ?? ''}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return assignmentId ?? '';
}

/** What came in for an assignment, once it is there. */
export async function readAnswer(
  { api, batchId }: PostedForm,
  assignmentId: string,
): Promise<Readonly<Record<string, unknown>>> {
  let answer: Readonly<Record<string, unknown>> | undefined;
  await expect
    .poll(async () => {
      const received = await listSubmissions(api, batchId);
      answer = received.find((work) => work.assignmentId === assignmentId)?.answer;
      return answer;
    })
    .toBeDefined();
  return answer ?? {};
}
