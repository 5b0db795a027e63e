import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import type { ClusterDirectory, ServingNode } from '@exchange/cluster';
import { ExchangeError, isIdOf, ownerOf, type Scope } from '@exchange/kernel';
import { requestIdHeader, viewerTokenHeader } from '@exchange/service';
import { toNodeError } from '../routing/node-transport.ts';
import type { Identity } from '../viewer/identity.ts';
import { boundedBody, idleMs, tooLarge } from './bounded-body.ts';

/** Of what a node answers, these go on to the caller. */
const passedHeaders = ['content-type', 'content-disposition', 'content-length'];

const resultFiles = [
  'results.csv',
  'results.jsonl',
  'results.mturk.csv',
  'results.mturk.jsonl',
  'combined.csv',
  'combined.jsonl',
];

interface BatchStreamOptions {
  readonly directory: Pick<
    ClusterDirectory,
    'findHome' | 'refreshHome' | 'requireNode' | 'forgetNode'
  >;
  readonly dispatcher: Dispatcher;
  readonly showViewer: (identity: Identity) => string;
  readonly identityOf: (request: FastifyRequest) => Identity | null;
  readonly largestUploadBytes: number;
}

interface BatchParams {
  readonly id: string;
}

/** Uploads and downloads of a requester's batches, piped to and from the node that owns them. */
export function addBatchStreams(app: FastifyInstance, options: BatchStreamOptions): void {
  app.register((scope, _options, done) => {
    // The body stays a stream whatever it claims to be.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, parsed) => {
      parsed(null, payload);
    });
    scope.put<{ Params: BatchParams }>(
      '/api/batches/:id/rows',
      { bodyLimit: options.largestUploadBytes },
      (request, reply) => pass(request, reply, 'rows', 'requester:write', options),
    );
    scope.get<{ Params: BatchParams }>('/api/batches/:id/rows', (request, reply) =>
      pass(request, reply, 'rows', 'requester:read', options),
    );
    for (const file of ['review', 'review/preview']) {
      scope.post<{ Params: BatchParams }>(
        `/api/batches/:id/${file}`,
        { bodyLimit: options.largestUploadBytes },
        (request, reply) => pass(request, reply, file, 'requester:write', options),
      );
    }
    for (const file of resultFiles) {
      scope.get<{ Params: BatchParams }>(`/api/batches/:id/${file}`, (request, reply) =>
        pass(request, reply, file, 'requester:read', options),
      );
    }
    done();
  });
}

async function pass(
  request: FastifyRequest<{ Params: BatchParams }>,
  reply: FastifyReply,
  file: string,
  scope: Scope,
  options: BatchStreamOptions,
): Promise<FastifyReply> {
  const { id } = request.params;
  const identity = requireOwnBatch(options.identityOf(request), id, scope);
  const isUpload = request.method !== 'GET';
  if (isUpload) refuseTooLong(request, options.largestUploadBytes);
  const { search } = new URL(request.url, 'http://gateway');
  const node = await findNode(id, options, isUpload);
  const response = await options.dispatcher
    .request({
      origin: node.url,
      path: `/streams/requester/batches/${encodeURIComponent(id)}/${file}${search}`,
      method: request.method,
      headers: headersFor(request, identity, options, isUpload),
      body: isUpload ? boundedBody(request, options.largestUploadBytes) : null,
      headersTimeout: isUpload ? 0 : idleMs,
      bodyTimeout: idleMs,
    })
    .catch((error: unknown) => {
      options.directory.forgetNode(node.partitionId);
      throw toNodeError(error);
    });
  if (response.statusCode === 421) options.directory.forgetNode(node.partitionId);
  reply.status(response.statusCode).header('cache-control', 'no-store');
  for (const name of passedHeaders) {
    const value = response.headers[name];
    if (typeof value === 'string') reply.header(name, value);
  }
  return reply.send(response.body);
}

/** Somebody else's batch and one that never was look the same. */
function requireOwnBatch(identity: Identity | null, id: string, scope: Scope): Identity {
  if (identity === null) throw new ExchangeError('UNAUTHENTICATED', 'Sign in, or send an API key.');
  if (identity.viewer.requester === null) {
    throw new ExchangeError('FORBIDDEN', 'Open the requester role first.');
  }
  if (!identity.viewer.scopes.includes(scope)) {
    throw new ExchangeError('FORBIDDEN', `This key lacks the scope ${scope}.`);
  }
  if (!isIdOf('batch', id) || ownerOf(id) !== identity.viewer.requester) {
    throw new ExchangeError('NOT_FOUND', 'There is no such batch, or it is not yours.');
  }
  return identity;
}

/** An upload cannot be sent twice, so its placement is read anew instead of retried. */
async function findNode(
  id: string,
  { directory }: BatchStreamOptions,
  isUpload: boolean,
): Promise<ServingNode> {
  const owner = ownerOf(id) ?? '';
  const home = await (isUpload ? directory.refreshHome(owner) : directory.findHome(owner));
  if (home === null) {
    throw new ExchangeError('NOT_FOUND', 'There is no such batch, or it is not yours.');
  }
  return directory.requireNode(home.partitionId);
}

function headersFor(
  request: FastifyRequest,
  identity: Identity,
  options: BatchStreamOptions,
  isUpload: boolean,
): Record<string, string> {
  const { 'content-type': type, 'content-length': length } = request.headers;
  return {
    [requestIdHeader]: request.id,
    [viewerTokenHeader]: options.showViewer(identity),
    ...(isUpload && type !== undefined ? { 'content-type': type } : {}),
    ...(isUpload && length !== undefined ? { 'content-length': length } : {}),
  };
}

function refuseTooLong(request: FastifyRequest, limit: number): void {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
}
