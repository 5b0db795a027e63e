import type { FileToPost, PostedFile } from '../../e2e/lib/post-in-browser.ts';
import { openRole, signUp, type Person } from '../lib/api-account.ts';
import { createTaskType, depositFunds, postBatch } from '../lib/api-requester.ts';

/** The same as in the browser, by program. */
export async function postByApi(
  baseUrl: string,
  requester: Person,
  depositDollars: number,
  files: readonly FileToPost[],
  onPosted: (file: FileToPost) => void,
): Promise<readonly PostedFile[]> {
  const api = await signUp(baseUrl, requester);
  await openRole(api, 'REQUESTER');
  await depositFunds(api, depositDollars * 100, 'real-batches');
  const posted: PostedFile[] = [];
  for (const file of files) {
    const { fileName, csv } = file;
    const typeId = await createTaskType(api, file.terms);
    const batch = { typeId, name: fileName, mergeEqualRows: true };
    posted.push({ typeId, batchId: await postBatch(api, batch, csv) });
    onPosted(file);
  }
  return posted;
}
