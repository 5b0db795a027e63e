import type { Page } from '@playwright/test';
import { listSubmissions } from '../../scripts/lib/api-requester.ts';
import { findTaker } from './find-taker.ts';
import { signInOnPage } from './pages/account.ts';
import type { PostedWork } from './post-work.ts';
import { expect } from './test.ts';

/** A new performer takes the task and opens it; returns the id of the assignment. */
export async function openForm(page: Page, { typeId, title }: PostedWork): Promise<string> {
  const { person, assignment } = await findTaker(typeId);
  await signInOnPage(page, person);
  await page.goto(`/do/${assignment.id}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return assignment.id;
}

/** What came in for an assignment, once it is there. */
export async function readAnswer(
  { api, batchId }: PostedWork,
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
