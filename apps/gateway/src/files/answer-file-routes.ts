import { randomBytes } from 'node:crypto';
import { ExchangeError, ownerOf } from '@exchange/kernel';
import type { FileField } from '@exchange/tasks';
import { fieldsOf, mostBytesOf, readFileName } from '@exchange/tasks';
import { readInterface } from '@exchange/interfaces';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Identity } from '../viewer/identity.ts';
import { answerFileKey, isAnswerFileId } from './file-keys.ts';
import type { FileServices } from './file-services.ts';
import { listTexts } from './list-texts.ts';
import { noSuchFile } from './media-routes.ts';
import { receiveFile } from './receive-file.ts';
import { requireIdentity } from './require-identity.ts';

interface IdParams {
  readonly id: string;
}

interface AssignmentAnswer {
  readonly assignment: {
    readonly status: string;
    readonly typeId: string;
    readonly form: unknown;
    readonly draft: unknown;
    readonly answer: unknown;
  } | null;
}

const assignmentQuery = `query FilesOfAssignment($id: ID!) {
  assignment(id: $id) { status typeId form draft answer }
}`;
const submissionQuery = `query FilesOfSubmission($id: ID!) { submission(id: $id) { answer } }`;

/** Files that performers answer with: sent while the task is in hand, seen by them and its requester. */
export function addAnswerFileRoutes(
  scope: FastifyInstance,
  { store, tickets, ask, limits }: FileServices,
  identityOf: (request: FastifyRequest) => Identity | null,
): void {
  async function findAssignment(identity: Identity, id: string) {
    const { assignment } = await ask<AssignmentAnswer>(identity, assignmentQuery, { id });
    if (assignment === null) throw noSuchFile();
    return assignment;
  }

  scope.post<{ Params: IdParams }>('/api/assignments/:id/files', async (request, reply) => {
    const identity = requireIdentity(identityOf(request));
    if (!identity.viewer.scopes.includes('performer:write')) {
      throw new ExchangeError('FORBIDDEN', 'This key lacks the scope performer:write.');
    }
    const { field, name: given } = request.query as { field?: unknown; name?: unknown };
    const assignment = await findAssignment(identity, request.params.id);
    if (assignment.status !== 'ACCEPTED') {
      throw new ExchangeError('CONFLICT', 'The task is no longer in hand: no file can be added.');
    }
    const asked = findFileField(assignment.form, field);
    const name = typeof given === 'string' ? readFileName(given) : null;
    if (asked === null || name === null) {
      const message = 'Name a field of the form that takes a file, and the file with its ending.';
      throw new ExchangeError('BAD_USER_INPUT', message);
    }
    const file = randomBytes(24).toString('base64url');
    const received = await receiveFile(request, store, {
      key: answerFileKey(ownerOf(assignment.typeId) ?? '', file),
      mostBytes: Math.min(limits.answerBytes, mostBytesOf(asked)),
      check: ({ kind }) => {
        if (asked.accept === 'any' || asked.accept === kind) return;
        const message = `The file is not what is asked for: ${asked.accept}. It was looked into, whatever its name says.`;
        throw new ExchangeError('BAD_USER_INPUT', message);
      },
    });
    const { bytes, type } = received;
    return reply.send({ file, name, type, bytes });
  });

  scope.get<{ Params: IdParams & { file: string } }>(
    '/api/assignments/:id/files/:file',
    async (request, reply) => {
      const identity = requireIdentity(identityOf(request));
      const { id, file } = request.params;
      const { typeId, draft, answer } = await findAssignment(identity, id);
      const key = answerFileKey(ownerOf(typeId) ?? '', file);
      return reply.redirect(await addressIn([draft, answer], file, key));
    },
  );

  scope.get<{ Params: IdParams & { file: string } }>(
    '/api/submissions/:id/files/:file',
    async (request, reply) => {
      const identity = requireIdentity(identityOf(request));
      const { id, file } = request.params;
      const { submission } = await ask<{ submission: { answer: unknown } | null }>(
        identity,
        submissionQuery,
        { id },
      );
      if (submission === null) throw noSuchFile();
      const key = answerFileKey(ownerOf(id) ?? '', file);
      return reply.redirect(await addressIn(submission.answer, file, key));
    },
  );

  /** Only what the answer holds: an id that was seen elsewhere leads to nothing. */
  async function addressIn(answer: unknown, file: string, key: string): Promise<string> {
    const isThere = isAnswerFileId(file) && listTexts(answer).has(file);
    if (!isThere || (await store.find(key)) === null) throw noSuchFile();
    const name = findName(answer, file) ?? 'file';
    return tickets.addressOf({ key, name }, Date.now());
  }
}

function findFileField(form: unknown, name: unknown): FileField | null {
  const of = readInterface(form);
  if (of?.kind !== undefined || of === null) return null;
  const field = fieldsOf(of).find((one) => one.name === name);
  return field?.kind === 'file' ? field : null;
}

function findName(answer: unknown, file: string): string | null {
  const rest = [answer];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const { file: id, name } = next as { readonly file?: unknown; readonly name?: unknown };
    if (id === file && typeof name === 'string') return readFileName(name);
    rest.push(...(Object.values(next) as unknown[]));
  }
  return null;
}
