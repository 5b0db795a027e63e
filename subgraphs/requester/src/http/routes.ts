import type { NodeModule, NodeServices } from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import { ExchangeError } from '@exchange/kernel';
import type { TaskForm } from '@exchange/tasks';
import { Readable } from 'node:stream';
import type { Homes } from '../homes.ts';
import { requireRequester } from '../access.ts';
import { isPlausibleId } from '../domain/check-input.ts';
import { formatHeader, formatJson, formatRow } from '../domain/format-results.ts';
import { mostBytes, uploadRows } from '../domain/upload-rows.ts';
import { listResults } from '../store/list-results.ts';

type RegisterRoutes = NonNullable<NodeModule['registerRoutes']>;
type Http = Parameters<RegisterRoutes>[0];
type Authenticate = Parameters<RegisterRoutes>[1];
type Headers = Parameters<Authenticate>[0];

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
      /^(text\/|application\/(csv|octet-stream))/,
      (_request, body, done) => done(null, body),
    );
    scope.put<{ Params: { id: string } }>(
      '/batches/:id/rows',
      { bodyLimit: mostBytes },
      async (request, reply) => {
        const { id } = request.params;
        const found = await findOwner(homes, authenticate(request.headers), 'write', id);
        checkHeaders(request.headers);
        if (!(request.body instanceof Readable)) {
          throw new ExchangeError('BAD_USER_INPUT', 'Send the rows as text/csv in the body.');
        }
        const report = await uploadRows(services, found.partition, {
          batchId: id,
          ownerKey: found.ownerKey,
          bytesTotal: lengthOf(request.headers),
          source: readBody(request.body),
        });
        return reply.send(report);
      },
    );
    scope.get<{ Params: { id: string } }>('/batches/:id/results.csv', async (request, reply) => {
      const { partition, batch } = await findResults(homes, authenticate, request);
      const { columns, type } = batch;
      const form = type.form as unknown as TaskForm;
      async function* lines() {
        yield formatHeader(columns, form);
        for await (const page of listResults(partition, batch.id)) {
          yield page.map((row) => formatRow(row, columns, form)).join('');
        }
      }
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${batch.id}.csv"`)
        .send(Readable.from(lines(), { objectMode: false }));
    });
    scope.get<{ Params: { id: string } }>('/batches/:id/results.jsonl', async (request, reply) => {
      const { partition, batch } = await findResults(homes, authenticate, request);
      async function* lines() {
        for await (const page of listResults(partition, batch.id)) {
          yield page.map(formatJson).join('');
        }
      }
      return reply
        .type('application/jsonl; charset=utf-8')
        .header('content-disposition', `attachment; filename="${batch.id}.jsonl"`)
        .send(Readable.from(lines(), { objectMode: false }));
    });
  });
}

/**
 * The pieces of a body. Giving up on it must not destroy the connection, which has to carry the
 * answer that says why; what is left of the body is let through unread.
 */
async function* readBody(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw new ExchangeError('BAD_USER_INPUT', 'The upload was broken off: send the file again.', {
      cause,
    });
  } finally {
    body.resume();
  }
}

async function findResults(
  homes: Homes,
  authenticate: Authenticate,
  request: { params: { id: string }; headers: Headers },
) {
  const { id } = request.params;
  const viewer = authenticate(request.headers);
  const { ownerKey, partition } = await findOwner(homes, viewer, 'read', id);
  const batch = await partition.db.batch.findFirst({
    where: { id, ownerKey },
    include: { type: { select: { form: true } } },
  });
  if (batch === null) throw notThere();
  return { partition, batch };
}

async function findOwner(homes: Homes, viewer: Viewer, access: 'read' | 'write', batchId: string) {
  const ownerKey = requireRequester(viewer, access);
  if (!isPlausibleId(batchId)) throw notThere();
  return { ownerKey, partition: await homes.requirePartition(ownerKey) };
}

function notThere(): ExchangeError {
  return new ExchangeError('NOT_FOUND', 'There is no such batch, or it is not yours.');
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
