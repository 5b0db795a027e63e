import type { Api } from '../lib/api-client.ts';
import {
  createBatch,
  createTaskType,
  findTaskType,
  listBatches,
  publishBatch,
  readBatch,
  type UploadReceipt,
} from '../lib/api-requester.ts';
import { waitFor } from '../lib/wait-for.ts';
import { writeCsv } from '../lib/write-csv.ts';
import type { DemoBatch } from './demo-task.ts';

export type PostedDemoBatch = {
  readonly batch: DemoBatch;
  readonly id: string;
  readonly typeId: string;
};

/** The batch, open; takes up a start that was interrupted wherever it stopped. */
export async function obtainDemoBatch(api: Api, batch: DemoBatch): Promise<PostedDemoBatch> {
  const typeId =
    (await findTaskType(api, batch.terms.title)) ?? (await createTaskType(api, batch.terms));
  const present = (await listBatches(api)).find(({ name }) => name === batch.name);
  const id = present?.id ?? (await createDemoBatch(api, batch, typeId));
  if (present === undefined || present.status === 'UPLOADING') {
    const rows = batch.tasks.map(({ input }) => input);
    await api.upload<UploadReceipt>(`/api/batches/${id}/rows`, writeCsv(batch.columns, rows));
  }
  if (present === undefined || ['UPLOADING', 'DRAFT'].includes(present.status)) {
    await publishBatch(api, id);
  }
  await waitFor(`the batch "${batch.name}" to open`, 20_000, async () => {
    const { status } = await readBatch(api, id);
    return ['UPLOADING', 'DRAFT', 'PUBLISHING'].includes(status) ? null : status;
  });
  return { batch, id, typeId };
}

async function createDemoBatch(api: Api, batch: DemoBatch, typeId: string): Promise<string> {
  const { name, assignmentsWanted } = batch;
  const { id } = await createBatch(api, { typeId, name, assignmentsWanted });
  return id;
}
