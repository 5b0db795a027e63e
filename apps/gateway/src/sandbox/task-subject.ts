import { ExchangeError, ownerOf } from '@exchange/kernel';
import type { Pseudonyms } from '@exchange/service';
import type { FastifyRequest } from 'fastify';
import type { Identity } from '../viewer/identity.ts';
import type { FrameSubject } from './ticket.ts';

const kinds = ['assignment', 'preview', 'task'] as const;

/** In place of an assignment's id where work is only looked at. */
export const notAvailable = 'ASSIGNMENT_ID_NOT_AVAILABLE';

/** Who asks in a browser to see a task, and the origin of the page that will show it. */
export function requirePage(
  request: FastifyRequest,
  identity: Identity | null,
): { readonly identity: Identity; readonly appOrigin: string } {
  const { origin: appOrigin } = request.headers;
  if (identity === null || identity.kind !== 'session' || appOrigin === undefined) {
    throw new ExchangeError('UNAUTHENTICATED', 'Sign in to see tasks.');
  }
  return { identity, appOrigin };
}

/** Reads `{kind, id}` of a request's body. `sketch` is how the message names a subject that is being written. */
export function readTaskSubject(body: unknown, sketch: string): FrameSubject {
  const { kind, id } = (body ?? {}) as { readonly kind?: unknown; readonly id?: unknown };
  const known = kinds.find((one) => one === kind);
  if (known === undefined || typeof id !== 'string' || id.length > 100) {
    const message = `Send {"kind": "assignment", "preview" or "task", "id": …}, or ${sketch}.`;
    throw new ExchangeError('BAD_USER_INPUT', message);
  }
  return { kind: known, id };
}

/** By which names a requester's page knows the work in hand. */
export function nameWork(
  pseudonyms: Pseudonyms,
  assignmentId: string,
  { typeId, taskId }: { readonly typeId: string; readonly taskId: string | undefined },
) {
  return {
    assignmentId: pseudonyms.assignment(assignmentId),
    hitId: taskId ?? typeId,
    workerId: pseudonyms.worker(ownerOf(typeId) ?? '', ownerOf(assignmentId) ?? ''),
  };
}

/** The row that is shown. @throws ExchangeError NOT_FOUND */
export function requireRow(input: unknown): Readonly<Record<string, unknown>> {
  if (typeof input === 'object' && input !== null) return input as Record<string, unknown>;
  throw new ExchangeError('NOT_FOUND', 'No task of this kind is near that could be shown.');
}

export function taskNotThere(): ExchangeError {
  return new ExchangeError('NOT_FOUND', 'There is no such task to show, or it is not yours.');
}
