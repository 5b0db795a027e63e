import type { GrantedLease } from '@exchange/cluster';
import { newId, ownerOf } from '@exchange/kernel';
import { uploadRows } from '../src/domain/upload-rows.ts';
import type { Requester, TestNode } from './support.ts';
import { callNode, terms } from './support.ts';

export async function createType(requester: Requester, changes: object = {}): Promise<string> {
  const { createTaskType } = await requester.ask<{
    createTaskType: { taskType: { id: string } };
  }>(
    `mutation ($input: CreateTaskTypeInput!) {
      createTaskType(input: $input) { ... on SaveTaskTypeSuccess { taskType { id } } } }`,
    { input: { terms: { ...terms, ...changes } } },
  );
  return createTaskType.taskType.id;
}

export async function createBatch(
  requester: Requester,
  typeId: string,
  changes: object = {},
): Promise<string> {
  const { createBatch: made } = await requester.ask<{
    createBatch: { batch: { id: string } };
  }>(
    `mutation ($input: CreateBatchInput!) {
      createBatch(input: $input) { ... on CreateBatchSuccess { batch { id } } } }`,
    { input: { typeId, name: 'Sentences', ...changes } },
  );
  return made.batch.id;
}

export function upload(
  node: TestNode,
  requester: Requester,
  batchId: string,
  file: string | Buffer,
) {
  async function* source() {
    await Promise.resolve();
    // Odd pieces, as a network delivers them.
    const bytes = Buffer.from(file);
    for (let at = 0; at < bytes.length; at += 7_001) yield bytes.subarray(at, at + 7_001);
  }
  return uploadRows(node.services, node.partition, {
    batchId,
    ownerKey: requester.key,
    bytesTotal: Buffer.byteLength(file),
    source: source(),
  });
}

export async function publish(
  requester: Requester,
  id: string,
  skipBadRows = false,
): Promise<{ __typename: string; message?: string }> {
  const { publishBatch } = await requester.ask<{
    publishBatch: { __typename: string; message?: string };
  }>(
    `mutation ($input: PublishBatchInput!) {
      publishBatch(input: $input) { __typename ... on UserError { message } } }`,
    { input: { id, skipBadRows } },
  );
  return publishBatch;
}

/** A type with an open batch of `count` tasks. */
export async function openBatch(
  node: TestNode,
  requester: Requester,
  count: number,
  changes: { batch?: object; type?: object } = {},
): Promise<{ typeId: string; batchId: string }> {
  const typeId = await createType(requester, changes.type);
  const batchId = await createBatch(requester, typeId, changes.batch);
  const rows = Array.from({ length: count }, (_, index) => `sentence ${index}`);
  await upload(node, requester, batchId, ['sentence', ...rows].join('\n'));
  const published = await publish(requester, batchId);
  if (published.__typename !== 'PublishBatchSuccess') throw new Error(published.message);
  await node.runJob('roll-batches');
  return { typeId, batchId };
}

export interface BatchState {
  status: string;
  progress: Record<string, number>;
  reserved: { minor: number };
  spent: { minor: number };
  upload: Record<string, number>;
  submissions: { edges: { node: { id: string; status: string; surplus: boolean } }[] };
}

export async function readBatch(requester: Requester, id: string): Promise<BatchState> {
  const { batch } = await requester.ask<{ batch: BatchState }>(
    `query ($id: ID!) { batch(id: $id) {
      status reserved { minor } spent { minor }
      upload { rowsReceived rowsBad tasks bytesReceived tasksPublished }
      progress { tasks wanted available leased done cancelled toReview approved rejected surplus }
      submissions(first: 200) { edges { node { id status surplus } } } } }`,
    { id },
  );
  return batch;
}

export async function steer(
  requester: Requester,
  mutation: 'pauseBatch' | 'resumeBatch' | 'cancelBatch',
  id: string,
): Promise<string> {
  const answer = await requester.ask<Record<string, { __typename: string }>>(
    `mutation ($input: BatchInput!) { ${mutation}(input: $input) { __typename } }`,
    { input: { id } },
  );
  return answer[mutation]?.__typename ?? '';
}

export async function decide(
  requester: Requester,
  verdict: 'approve' | 'reject',
  ids: readonly string[],
  more: object = {},
): Promise<{ __typename: string; changed?: number; conflicts?: string[] }> {
  const name = verdict === 'approve' ? 'approveSubmissions' : 'rejectSubmissions';
  const inputType = verdict === 'approve' ? 'ApproveSubmissionsInput' : 'RejectSubmissionsInput';
  const answer = await requester.ask<
    Record<string, { __typename: string; changed?: number; conflicts?: string[] }>
  >(
    `mutation ($input: ${inputType}!) { ${name}(input: $input) {
      __typename ... on DecideSubmissionsSuccess { changed conflicts submissions { id status } } } }`,
    { input: { ids, ...(verdict === 'reject' ? { reason: 'Not the sentence.' } : {}), ...more } },
  );
  return answer[name] ?? { __typename: '' };
}

export async function readBalance(
  requester: Requester,
): Promise<{ available: number; escrow: number }> {
  const { me } = await requester.ask<{
    me: { balance: { available: { minor: number }; escrow: { minor: number } } };
  }>(`{ me { balance { available { minor } escrow { minor } } } }`);
  return { available: me.balance.available.minor, escrow: me.balance.escrow.minor };
}

export async function createQualification(
  requester: Requester,
  name: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const { createQualificationType } = await requester.ask<{
    createQualificationType: { qualificationType: { id: string } };
  }>(
    `mutation ($input: CreateQualificationTypeInput!) { createQualificationType(input: $input) {
       ... on SaveQualificationTypeSuccess { qualificationType { id } } } }`,
    { input: { name, terms: { description: 'A test was passed.', ...changes } } },
  );
  return createQualificationType.qualificationType.id;
}

/** Delivers a performer's request; returns its id. */
export async function requestQualification(
  node: TestNode,
  qualificationId: string,
  performerKey: string,
): Promise<string> {
  const requestId = newId('request', performerKey, node.clock, node.random);
  const requestedAt = node.clock.now();
  await node.deliver([
    {
      to: ownerOf(qualificationId) ?? '',
      kind: 'qualification.requested',
      payload: { requestId, qualificationId, performerKey, note: 'I can.', requestedAt },
    },
  ]);
  return requestId;
}

/** As a repository asks for more time for what it holds. */
export function renewLeases(
  node: TestNode,
  leases: readonly Pick<GrantedLease, 'leaseId' | 'epoch'>[],
) {
  return callNode(node.module, 'renew', {
    partitionId: 'r1',
    holder: 'p1',
    leaseSeconds: 600,
    leases: leases.map(({ leaseId, epoch }) => ({ leaseId, epoch })),
  });
}

/** As a repository gives back what it does not want. */
export function releasedMessage({ key }: Requester, leases: readonly GrantedLease[]) {
  return {
    to: key,
    kind: 'lease.released',
    payload: {
      requesterKey: key,
      leases: leases.map(({ leaseId, slots }) => ({ leaseId, slots })),
      reason: 'not-wanted',
    },
  };
}
