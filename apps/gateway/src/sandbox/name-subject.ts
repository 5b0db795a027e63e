import { ExchangeError, ownerOf, type Viewer } from '@exchange/kernel';
import type { Pseudonyms } from '@exchange/service';
import { nameWork, notAvailable, taskNotThere } from './task-subject.ts';
import type { FrameSubject } from './ticket.ts';

/** A subject with the names by which its page knows it. */
export interface NamedSubject {
  readonly typeId: string;
  /** `assignmentId` says when it is only looked at. */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Names what a frame is to show without asking for it: the app has read the work already, and says
 * `typeId` and `taskId`. Nothing hangs on that being true: the sandbox asks for the work as its viewer,
 * and refuses it on the origin of another type. Only a performer's own work is named.
 */
export function nameSubject(
  pseudonyms: Pseudonyms,
  viewer: Viewer,
  { kind, id }: FrameSubject,
  body: unknown,
): NamedSubject {
  if (kind === 'preview') {
    return { typeId: id, names: { assignmentId: notAvailable, hitId: id } };
  }
  const { typeId, taskId } = (body ?? {}) as {
    readonly typeId?: unknown;
    readonly taskId?: unknown;
  };
  if (!isId(typeId) || !(taskId === undefined || isId(taskId))) {
    const message = `Send "typeId", the type of the ${kind}, along; reload the page.`;
    throw new ExchangeError('BAD_USER_INPUT', message);
  }
  if (kind === 'task') return { typeId, names: { assignmentId: notAvailable, hitId: id } };
  const performer = ownerOf(id);
  if (performer === null || performer !== viewer.performer) throw taskNotThere();
  return { typeId, names: nameWork(pseudonyms, id, { typeId, taskId }) };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && ownerOf(value) !== null;
}
