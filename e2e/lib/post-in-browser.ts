import { chromium } from '@playwright/test';
import { browserOptions } from './browser-options.ts';
import { openRoleOnPage, signUpOnPage, type Person } from './pages/account.ts';
import { publishBatchOnPage, uploadBatch } from './pages/batches.ts';
import { depositOnPage } from './pages/money.ts';
import { fillFormAsJson, fillTerms, saveType, type TypeTerms } from './pages/task-types.ts';

export type FileToPost = {
  readonly terms: TypeTerms & { readonly form: unknown };
  readonly fileName: string;
  readonly csv: string;
};

export type PostedFile = { readonly typeId: string; readonly batchId: string };

/**
 * Does what a new requester does, in a real browser: sign up, deposit, and for each file make a type,
 * upload the rows with equal ones merged, and publish.
 */
export async function postInBrowser(
  baseUrl: string,
  requester: Person,
  depositDollars: number,
  files: readonly FileToPost[],
  onPosted: (file: FileToPost) => void,
): Promise<readonly PostedFile[]> {
  const browser = await chromium.launch(browserOptions());
  try {
    const context = await browser.newContext({ baseURL: baseUrl });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await signUpOnPage(page, requester);
    await openRoleOnPage(page, 'Post tasks');
    await depositOnPage(page, depositDollars);
    const posted: PostedFile[] = [];
    for (const file of files) {
      await page.goto('/types/new');
      await fillTerms(page, file.terms);
      await fillFormAsJson(page, file.terms.form);
      const typeId = await saveType(page);
      const batchId = await uploadBatch(page, {
        typeId,
        name: file.fileName,
        file: { name: file.fileName, content: file.csv },
        mergeEqualRows: true,
      });
      await publishBatchOnPage(page);
      posted.push({ typeId, batchId });
      onPosted(file);
    }
    return posted;
  } finally {
    await browser.close();
  }
}
