import {
  createTaskType,
  depositFunds,
  postBatch,
  readBatch,
} from '../../scripts/lib/api-requester.ts';
import type { Member } from './people.ts';
import { waitUntil } from './wait-until.ts';

export type PostedType = {
  readonly requester: Member;
  readonly typeId: string;
  readonly rewardMinor: number;
  readonly depositMinor: number;
};

export type PostedBatch = PostedType & { readonly batchId: string; readonly wanted: number };

/** A type with one question, and the money for its work. */
export async function postType(
  requester: Member,
  rewardMinor: number,
  category = 'writing',
): Promise<PostedType> {
  const depositMinor = 10_000_000;
  await depositFunds(requester.api, depositMinor, `deposit-of-${requester.name}-${category}`);
  const typeId = await createTaskType(requester.api, {
    title: `Write the word backwards, for ${requester.name}`,
    description: 'A word is shown; write it from its end to its beginning.',
    instructions: 'Keep the case of the letters.',
    category,
    keywords: ['words'],
    rewardMinor,
    timeAllowedSeconds: 600,
    autoApprovalSeconds: 86_400,
    form: {
      version: 1,
      display: [{ kind: 'text', text: '{{word}}' }],
      schema: {
        type: 'object',
        properties: { backwards: { type: 'string', title: 'Backwards' } },
        required: ['backwards'],
        additionalProperties: false,
      },
    },
  });
  return { requester, typeId, rewardMinor, depositMinor };
}

/** A batch of `rows` words, each wanted from `assignmentsWanted` people; resolves when it is open. */
export async function postWords(
  type: PostedType,
  name: string,
  rows: number,
  assignmentsWanted: number,
): Promise<PostedBatch> {
  const { api } = type.requester;
  const words = Array.from({ length: rows }, (_, row) => `${name}${row}`);
  const csv = `word\n${words.join('\n')}\n`;
  const batchId = await postBatch(api, { typeId: type.typeId, name, assignmentsWanted }, csv);
  await waitUntil(`${name} is open`, async () => (await readBatch(api, batchId)).status === 'OPEN');
  return { ...type, batchId, wanted: rows * assignmentsWanted };
}

export function backwards(word: string): string {
  return Array.from(word).reverse().join('');
}
