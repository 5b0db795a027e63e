import type { MessagePayload } from '@exchange/cluster';
import {
  err,
  isIdOf,
  isStorableText,
  newId,
  ok,
  ownerOf,
  roleOf,
  type Result,
} from '@exchange/kernel';
import { appendOutbox } from '@exchange/partitions';
import {
  findRequest,
  insertRequest,
  lookBeforeRequest,
  withdrawRequest,
  type BeforeRequest,
  type SentRequest,
} from '../store/qualification-requests.ts';
import type { Me } from './access.ts';
import { isShortId, type Problem } from './input-checks.ts';

export type RequestError =
  | { readonly kind: 'InvalidInput'; readonly problems: readonly Problem[] }
  | { readonly kind: 'NotFound' }
  | { readonly kind: 'WrongState'; readonly state: string; readonly message: string };

const longestNote = 500;
const mostOpen = 100;

/** Recorded here and sent to the requester, who answers by message. */
export async function requestQualification(
  me: Me,
  input: { readonly qualificationTypeId: string; readonly note: string },
): Promise<Result<SentRequest, RequestError>> {
  const { partition, directory } = me.repository;
  const qualificationId = input.qualificationTypeId;
  const note = input.note.trim();
  if (note.length > longestNote || !isStorableText(note)) {
    const message = `Use at most ${longestNote} characters of ordinary text.`;
    return err({ kind: 'InvalidInput', problems: [{ path: 'note', message }] });
  }
  const requesterKey = requesterOf(qualificationId);
  if (requesterKey === null) return err({ kind: 'NotFound' });
  if ((await directory.findHome(requesterKey)) === null) return err({ kind: 'NotFound' });
  const id = newId('request', me.key, partition.clock);
  const result = await partition.transact(
    async (tx): Promise<Result<SentRequest, RequestError>> => {
      const at = tx.clock.pinned();
      const before = await lookBeforeRequest(tx, me.key, qualificationId, at);
      if (before === null) return err({ kind: 'NotFound' });
      const refusal = decideRefusal(before);
      if (refusal !== null) return err(refusal);
      const row = { id, ownerKey: me.key, qualificationId, requesterKey, note };
      const request = await insertRequest(tx, row, at);
      appendOutbox(tx, [
        {
          id: `request:${id}`,
          to: requesterKey,
          kind: 'qualification.requested',
          payload: {
            requestId: id,
            qualificationId,
            performerKey: me.key,
            note,
            requestedAt: request.requestedAt,
          } satisfies MessagePayload<'qualification.requested'>,
        },
      ]);
      return ok(request);
    },
  );
  if (result.ok) tell(me);
  return result;
}

export async function withdrawQualificationRequest(
  me: Me,
  id: string,
): Promise<Result<SentRequest, RequestError>> {
  if (!isShortId(id)) return err({ kind: 'NotFound' });
  const { partition } = me.repository;
  const withdrawn = await partition.transact(async (tx) => {
    const request = await withdrawRequest(tx, id, me.key, tx.clock.pinned());
    if (request === null || request.endedAt === null) return null;
    appendOutbox(tx, [
      {
        id: `withdrawn:${id}`,
        to: request.requesterKey,
        kind: 'qualification.withdrawn',
        payload: {
          requestId: id,
          qualificationId: request.qualificationId,
          performerKey: me.key,
          withdrawnAt: request.endedAt,
        } satisfies MessagePayload<'qualification.withdrawn'>,
      },
    ]);
    return request;
  });
  if (withdrawn !== null) {
    tell(me);
    return ok(withdrawn);
  }
  const known = await findRequest(partition, id, me.key);
  if (known === null) return err({ kind: 'NotFound' });
  const message = 'It is answered or taken back already.';
  return err({ kind: 'WrongState', state: known.status.toUpperCase(), message });
}

/** Why a request is not even sent, or null. Whether it is granted is for its requester to say. */
function decideRefusal(before: BeforeRequest): RequestError | null {
  if (before.held) {
    return { kind: 'WrongState', state: 'HELD', message: 'You hold this qualification already.' };
  }
  if (before.asked) {
    const message = 'You have asked for this already: wait for the answer.';
    return { kind: 'WrongState', state: 'OPEN', message };
  }
  if (before.retryAt !== null) {
    const message = `You were refused lately: ask again after ${before.retryAt.toISOString()}.`;
    return { kind: 'WrongState', state: 'REFUSED', message };
  }
  if (before.open >= mostOpen) {
    const message = `You wait for ${mostOpen} answers: withdraw a request first.`;
    return { kind: 'WrongState', state: 'TOO_MANY', message };
  }
  return null;
}

function requesterOf(qualificationId: string): string | null {
  if (!isShortId(qualificationId) || !isIdOf('qualification', qualificationId)) return null;
  const owner = ownerOf(qualificationId);
  return owner !== null && roleOf(owner) === 'requester' ? owner : null;
}

function tell(me: Me): void {
  me.repository.directory.notifyUsers([{ ownerKey: me.key, topics: ['qualifications'] }]);
}
