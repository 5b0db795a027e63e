import type { Page } from '@playwright/test';
import { openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import {
  createTaskType,
  depositFunds,
  listSubmissions,
  postBatch,
} from '../../scripts/lib/api-requester.ts';
import { createPerson } from './create-person.ts';
import { findTaker } from './find-taker.ts';
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

/** A new performer takes the task and opens it; returns the id of the assignment. */
export async function openForm(page: Page, { typeId, title }: PostedForm): Promise<string> {
  const { person, assignment } = await findTaker(typeId);
  await signInOnPage(page, person);
  await page.goto(`/do/${assignment.id}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return assignment.id;
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
