import { ownerOf } from '@exchange/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Identity } from '../viewer/identity.ts';
import { mediaKey, referredName } from './file-keys.ts';
import type { FileServices } from './file-services.ts';
import { listTexts } from './list-texts.ts';
import { noSuchFile } from './media-routes.ts';
import { requireIdentity } from './require-identity.ts';

const queries = {
  assignment: `query FileOfAssignment($id: ID!) { shown: assignment(id: $id) { typeId input } }`,
  preview: `query FileOfPreview($id: ID!) { shown: preview(typeId: $id) { input: sampleInput } }`,
  task: `query FileOfTask($id: ID!) { shown: task(id: $id) { input type { id } } }`,
} as const;

interface Answer {
  readonly shown: {
    readonly typeId?: string;
    readonly type?: { readonly id: string };
    readonly input: unknown;
  } | null;
}

/**
 * `GET /api/shown-files?assignment=…&name=…`, or `preview=` a task type or `task=`: leads to a file of the
 * requester that the viewer's task refers to, and to no other.
 */
export function addShownFileRoutes(
  scope: FastifyInstance,
  { store, tickets, ask }: FileServices,
  identityOf: (request: FastifyRequest) => Identity | null,
): void {
  scope.get('/api/shown-files', async (request, reply) => {
    const identity = requireIdentity(identityOf(request));
    const query = request.query as Readonly<Record<string, unknown>>;
    const kind = (['assignment', 'preview', 'task'] as const).find(
      (one) => query[one] !== undefined,
    );
    const id = kind === undefined ? undefined : query[kind];
    const { name: asked } = query;
    if (kind === undefined || typeof id !== 'string' || typeof asked !== 'string') {
      throw noSuchFile();
    }
    const { shown } = await ask<Answer>(identity, queries[kind], { id });
    const name = referredName(asked);
    if (shown === null || name === null || !listTexts(shown.input).has(asked.trim())) {
      throw noSuchFile();
    }
    const typeId = shown.typeId ?? shown.type?.id ?? id;
    const key = mediaKey(ownerOf(typeId) ?? '', name);
    if ((await store.find(key)) === null) throw noSuchFile();
    return reply.redirect(tickets.addressOf({ key, name }, Date.now()));
  });
}
