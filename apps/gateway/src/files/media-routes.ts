import { ExchangeError, type Scope } from '@exchange/kernel';
import type { FileType } from '@exchange/objects';
import { readFileName } from '@exchange/tasks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Identity } from '../viewer/identity.ts';
import { mediaFolder, mediaKey, mediaNameOf } from './file-keys.ts';
import type { FileServices } from './file-services.ts';
import { announcedBytes, receiveFile } from './receive-file.ts';

interface NameParams {
  readonly name: string;
}

const largestPage = 1_000;

/** A requester's own files, to which rows refer by name: `/api/files` and `/api/files/<name>`. */
export function addMediaRoutes(
  scope: FastifyInstance,
  services: FileServices,
  identityOf: (request: FastifyRequest) => Identity | null,
): void {
  const { store, tickets, use, limits } = services;
  const ownerOf = (request: FastifyRequest, needed: Scope) =>
    requireRequester(identityOf(request), needed);

  scope.put<{ Params: NameParams }>('/api/files/:name', async (request, reply) => {
    const ownerKey = ownerOf(request, 'requester:write');
    const name = requireName(request.params.name);
    const folder = mediaFolder(ownerKey);
    const key = mediaKey(ownerKey, name);
    const bytes = announcedBytes(request, limits.fileBytes);
    const before = (await store.find(key))?.bytes ?? null;
    await use.reserve(folder, bytes, before);
    try {
      const received = await receiveFile(request, store, {
        key,
        mostBytes: limits.fileBytes,
        check: refuseStrange,
      });
      return await reply.send({ name, ...received });
    } catch (error) {
      use.release(folder, bytes - (before ?? 0), before === null ? 1 : 0);
      throw error;
    }
  });

  scope.get('/api/files', async (request, reply) => {
    const ownerKey = ownerOf(request, 'requester:read');
    const folder = mediaFolder(ownerKey);
    const { after } = request.query as { readonly after?: unknown };
    const name = typeof after === 'string' ? readFileName(after) : null;
    const page = await store.list(folder, {
      after: name === null ? '' : mediaKey(ownerKey, name),
      limit: largestPage,
    });
    const { bytes, files } = await use.read(folder);
    return reply.send({
      files: page.map((info) => ({ name: mediaNameOf(info.key), bytes: info.bytes })),
      used: { bytes, files, mostBytes: limits.requesterBytes, mostFiles: limits.requesterFiles },
    });
  });

  scope.get<{ Params: NameParams }>('/api/files/:name', async (request, reply) => {
    const ownerKey = ownerOf(request, 'requester:read');
    const name = requireName(request.params.name);
    const key = mediaKey(ownerKey, name);
    if ((await store.find(key)) === null) throw noSuchFile();
    return reply.redirect(tickets.addressOf({ key, name }, Date.now()));
  });

  scope.delete<{ Params: NameParams }>('/api/files/:name', async (request, reply) => {
    const ownerKey = ownerOf(request, 'requester:write');
    const key = mediaKey(ownerKey, requireName(request.params.name));
    const info = await store.find(key);
    await store.remove(key);
    if (info !== null) use.release(mediaFolder(ownerKey), info.bytes, 1);
    return reply.status(204).send();
  });
}

function requireRequester(identity: Identity | null, scope: Scope): string {
  if (identity === null) throw new ExchangeError('UNAUTHENTICATED', 'Sign in, or send an API key.');
  const { requester, scopes } = identity.viewer;
  if (requester === null) throw new ExchangeError('FORBIDDEN', 'Open the requester role first.');
  if (!scopes.includes(scope)) {
    throw new ExchangeError('FORBIDDEN', `This key lacks the scope ${scope}.`);
  }
  return requester;
}

function requireName(text: string): string {
  const name = readFileName(text);
  if (name !== null) return name;
  throw new ExchangeError(
    'BAD_USER_INPUT',
    'Give a file name with an ending, such as cat.jpg: at most 120 bytes, without / \\ : * ? " < > |.',
  );
}

function refuseStrange({ kind }: FileType): void {
  if (kind !== 'other') return;
  throw new ExchangeError(
    'BAD_USER_INPUT',
    'The file is neither an image, sound, video, PDF nor text: tasks can show only those.',
  );
}

export function noSuchFile(): ExchangeError {
  return new ExchangeError('NOT_FOUND', 'There is no such file, or it is not yours to see.');
}
