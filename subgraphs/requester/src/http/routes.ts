import type { NodeServices } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import type { Homes } from '../homes.ts';
import { describeUpload } from '../domain/upload/describe-upload.ts';
import type { Resumption } from '../domain/upload/skip-received.ts';
import { mostBytes, uploadRows } from '../domain/upload-rows.ts';
import type { Authenticate, Headers, Http } from './find-own.ts';
import { findOwnBatch, findOwner } from './find-own.ts';
import { readBody } from './read-body.ts';
import { addResultRoutes } from './result-routes.ts';
import { addReviewRoutes } from './review-routes.ts';

/** Uploads and downloads: streams, which GraphQL is not made for. */
export function registerRoutes(
  services: NodeServices,
  homes: Homes,
  http: Http,
  authenticate: Authenticate,
): void {
  // In a scope of its own, so that no other route of the node takes a body without reading it.
  void http.register(async (scope) => {
    scope.addContentTypeParser(
      /^(text\/|application\/(csv|octet-stream|jsonl|json-lines|jsonlines|x-ndjson|ndjson))/,
      (_request, body, done) => done(null, body),
    );
    scope.put<{ Params: { id: string } }>(
      '/batches/:id/rows',
      { bodyLimit: mostBytes },
      async (request, reply) => {
        const { id } = request.params;
        const resume = readResumption(request.query);
        const found = await findOwner(homes, authenticate(request.headers), 'write', id);
        checkHeaders(request.headers);
        const report = await uploadRows(services, found.partition, {
          batchId: id,
          ownerKey: found.ownerKey,
          bytesTotal: totalOf(request.headers, resume),
          source: readBody(request.body, 'the rows'),
          resume,
        });
        return reply.send(report);
      },
    );
    scope.get<{ Params: { id: string } }>('/batches/:id/rows', async (request, reply) => {
      const { id } = request.params;
      const { batch } = await findOwnBatch(homes, authenticate(request.headers), 'read', id);
      return reply.send(describeUpload(batch));
    });
    addResultRoutes(services, homes, scope, authenticate);
    addReviewRoutes(services, homes, scope, authenticate);
  });
}

/** `from` and `chain` of the address say that an upload goes on. */
function readResumption(query: unknown): Resumption | null {
  const { from, chain } = (query ?? {}) as { readonly from?: unknown; readonly chain?: unknown };
  if (from === undefined) return null;
  const bytes = typeof from === 'string' && /^\d{1,15}$/.test(from) ? Number(from) : Number.NaN;
  if (!Number.isSafeInteger(bytes)) {
    throw new ExchangeError('BAD_USER_INPUT', 'Give “from” as a number of bytes.');
  }
  return { from: bytes, chain: typeof chain === 'string' ? chain : null };
}

function totalOf(headers: Headers, resume: Resumption | null): number | null {
  const length = lengthOf(headers);
  return length === null ? null : length + (resume?.from ?? 0);
}

function checkHeaders(headers: Headers): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new ExchangeError('BAD_USER_INPUT', 'Send the file as it is, without compression.');
  }
  if ((lengthOf(headers) ?? 0) > mostBytes) {
    const message = `The file is larger than ${mostBytes / 1024 / 1024} MB: split it.`;
    throw new ExchangeError('TOO_LARGE', message);
  }
}

function lengthOf(headers: Headers): number | null {
  const length = Number(headers['content-length'] ?? Number.NaN);
  return Number.isSafeInteger(length) && length >= 0 ? length : null;
}
