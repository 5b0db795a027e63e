import { connectWithKey, openRole, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import {
  createTaskType,
  depositFunds,
  postBatch,
  readBatch,
  type TaskTypeTerms,
} from '../../scripts/lib/api-requester.ts';
import { pollUntil } from './poll-until.ts';

export type WorkSize = {
  readonly types: number;
  readonly tasksPerType: number;
  readonly assignmentsWanted: number;
};

export type SeededWork = {
  readonly requesters: readonly Api[];
  readonly typeIds: readonly string[];
};

const requesterCount = 3;
const batchesAtOnce = 3;

export const answer = { sentiment: 'positive' };

const form = {
  version: 1,
  display: [{ kind: 'text', text: '{{sentence}}' }],
  schema: {
    type: 'object',
    properties: {
      sentiment: {
        type: 'string',
        title: 'The sentence is',
        enum: ['positive', 'neutral', 'negative'],
      },
    },
    required: ['sentiment'],
    additionalProperties: false,
  },
};

/** Posts work the way requesters do: types, files, money and publication. Resolves when all is open. */
export async function seedWork(gatewayUrl: string, size: WorkSize): Promise<SeededWork> {
  const requesters: Api[] = [];
  for (let number = 1; number <= requesterCount; number += 1) {
    requesters.push(await addRequester(gatewayUrl, number));
  }
  const typeIds: string[] = [];
  const waiting = Array.from({ length: size.types }, (_, index) => index);
  const post = async () => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const api = requesters[index % requesters.length];
      if (api !== undefined) typeIds.push(await postType(api, index, size));
    }
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, post));
  return { requesters, typeIds };
}

async function addRequester(gatewayUrl: string, number: number): Promise<Api> {
  const session = await signUp(gatewayUrl, {
    name: `Requester ${number}`,
    email: `requester-${number}@example.org`,
    password: 'only for the bench',
  });
  await openRole(session, 'REQUESTER');
  const api = await connectWithKey(session, 'bench', ['requester:read', 'requester:write']);
  await depositFunds(api, 100_000_000, 'deposit-of-the-bench');
  return api;
}

export function sentimentTerms(title: string, category = 'text'): TaskTypeTerms {
  return {
    title,
    description: 'Read one sentence and say how it sounds.',
    instructions: 'Judge the sentence, not what it is about.',
    category,
    keywords: ['sentiment', 'text'],
    rewardMinor: 5,
    timeAllowedSeconds: 600,
    autoApprovalSeconds: 86_400,
    form,
  };
}

async function postType(api: Api, index: number, size: WorkSize): Promise<string> {
  const title = `How does this sentence sound? Series ${index + 1}`;
  const typeId = await createTaskType(api, sentimentTerms(title, `category ${index % 6}`));
  const rows = Array.from(
    { length: size.tasksPerType },
    (_, row) => `"Sentence ${row} of series ${index}, about as long as sentences in reviews are."`,
  );
  const batchId = await postBatch(
    api,
    { typeId, name: `Series ${index + 1}`, assignmentsWanted: size.assignmentsWanted },
    `sentence\n${rows.join('\n')}\n`,
  );
  await pollUntil('a batch is open', async () => (await readBatch(api, batchId)).status === 'OPEN');
  return typeId;
}
