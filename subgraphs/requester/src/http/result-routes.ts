import type { NodeServices } from '@exchange/cluster';
import { answerNamesOf, requireInterface } from '@exchange/interfaces';
import { questionsOfForm } from '@exchange/templates';
import { Readable } from 'node:stream';
import { formatHeader, formatJson, formatRow } from '../domain/format-results.ts';
import {
  formatTurkAssignment,
  formatTurkHeader,
  formatTurkRow,
} from '../domain/format-turk-results.ts';
import { createRates } from '../domain/performer-rates.ts';
import type { Homes } from '../homes.ts';
import { listAnswerNames } from '../store/list-answer-names.ts';
import { listResults } from '../store/list-results.ts';
import type { Authenticate, Http } from './find-own.ts';
import { checkCombined, writeCombinedCsv, writeCombinedJson } from './combined-lines.ts';
import { findOwnBatch } from './find-own.ts';

type OwnBatch = Awaited<ReturnType<typeof findOwnBatch>>;

/** One way of writing the results of a batch. */
interface Format {
  readonly type: string;
  lines(own: OwnBatch, services: NodeServices): AsyncGenerator<string>;
  /** Throws what has to be told before the first line is sent. */
  check?(own: OwnBatch): Promise<void>;
}

const csv = 'text/csv; charset=utf-8';
const jsonl = 'application/jsonl; charset=utf-8';

const formats: Readonly<Record<string, Format>> = {
  'results.csv': { type: csv, lines: writeCsv },
  'results.jsonl': { type: jsonl, lines: writeJson },
  'results.mturk.csv': { type: csv, lines: writeTurkCsv },
  'results.mturk.jsonl': { type: jsonl, lines: writeTurkJson },
  'combined.csv': { type: csv, check: checkCombined, lines: writeCombinedCsv },
  'combined.jsonl': { type: jsonl, check: checkCombined, lines: writeCombinedJson },
};

/** Downloads: streams of any size, a page of rows at a time in memory. */
export function addResultRoutes(
  services: NodeServices,
  homes: Homes,
  http: Http,
  authenticate: Authenticate,
): void {
  for (const [file, { type, lines, check }] of Object.entries(formats)) {
    http.get<{ Params: { id: string } }>(`/batches/:id/${file}`, async (request, reply) => {
      const viewer = authenticate(request.headers);
      const own = await findOwnBatch(homes, viewer, 'read', request.params.id);
      await check?.(own);
      const name = `${own.batch.id}${file.replace(/^results/, '').replace(/^combined/, '-combined')}`;
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Readable.from(lines(own, services), { objectMode: false }));
    });
  }
}

async function* writeCsv({ partition, batch }: OwnBatch) {
  const shape = {
    columns: batch.columns,
    interface: requireInterface(batch.type.form),
    answerNames: await answerNames(partition, batch),
  };
  yield formatHeader(shape);
  for await (const page of listResults(partition, batch.id)) {
    yield page.map((row) => formatRow(row, shape)).join('');
  }
}

async function* writeJson({ partition, batch }: OwnBatch) {
  for await (const page of listResults(partition, batch.id)) yield page.map(formatJson).join('');
}

async function* writeTurkCsv(
  { partition, batch, ownerKey }: OwnBatch,
  { clock, pseudonyms }: NodeServices,
) {
  const columns = { inputs: batch.columns, answers: await answerNames(partition, batch) };
  const ratesOf = createRates(partition, ownerKey, clock.now());
  yield formatTurkHeader(columns);
  for await (const page of listResults(partition, batch.id)) {
    const rates = await ratesOf(page.map(({ performerKey }) => performerKey));
    yield page
      .map((row) => {
        const own = rates.get(row.performerKey);
        if (own === undefined) throw new Error('Rates were asked for and not given.');
        return formatTurkRow(row, batch, own, columns, pseudonyms);
      })
      .join('');
  }
}

async function* writeTurkJson({ partition, batch }: OwnBatch, { pseudonyms }: NodeServices) {
  const of = requireInterface(batch.type.form);
  const questions = of.kind === undefined ? questionsOfForm(of) : undefined;
  for await (const page of listResults(partition, batch.id)) {
    yield page.map((row) => formatTurkAssignment(row, batch, questions, pseudonyms)).join('');
  }
}

/** What a page of the requester's own asks only its answers say. */
async function answerNames(
  partition: OwnBatch['partition'],
  { id, type }: OwnBatch['batch'],
): Promise<readonly string[]> {
  return answerNamesOf(requireInterface(type.form)) ?? (await listAnswerNames(partition, id));
}
