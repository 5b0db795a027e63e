import { ExchangeError } from '@exchange/kernel';
import type { FieldReport } from '../combining/types.ts';
import {
  formatCombinedHeader,
  formatCombinedJson,
  formatCombinedRow,
} from '../domain/format-combined.ts';
import { listCombinedFile } from '../store/list-combined.ts';
import type { findOwnBatch } from './find-own.ts';

type OwnBatch = Awaited<ReturnType<typeof findOwnBatch>>;

/** Throws while there is nothing combined to download. */
export async function checkCombined(own: OwnBatch): Promise<void> {
  await requireCombined(own);
}

export async function* writeCombinedCsv(own: OwnBatch): AsyncGenerator<string> {
  const { fields, run } = await requireCombined(own);
  const { columns, id } = own.batch;
  yield formatCombinedHeader(columns, fields);
  for await (const page of listCombinedFile(own.partition, id, run, fields.length)) {
    yield page.map((row) => formatCombinedRow(row, columns, fields)).join('');
  }
}

export async function* writeCombinedJson(own: OwnBatch): AsyncGenerator<string> {
  const { fields, run } = await requireCombined(own);
  for await (const page of listCombinedFile(own.partition, own.batch.id, run, fields.length)) {
    yield page.map((row) => formatCombinedJson(row, fields)).join('');
  }
}

async function requireCombined({ partition, batch }: OwnBatch) {
  const combined = await partition.db.combinedBatch.findUnique({ where: { batchId: batch.id } });
  if (combined !== null && combined.run > 0) {
    return { run: combined.run, fields: combined.fields as unknown as readonly FieldReport[] };
  }
  throw new ExchangeError(
    'CONFLICT',
    combined === null
      ? 'The answers of this batch are not combined yet: ask for it with combineAnswers.'
      : 'The answers of this batch are being combined for the first time: try again shortly.',
  );
}
