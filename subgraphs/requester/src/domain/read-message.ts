import type { Envelope, MessagePayload } from '@exchange/cluster';
import { messageKinds } from '@exchange/cluster';
import type { Result } from '@exchange/kernel';
import { err, isIdOf, isStorable, ok, ownerOf } from '@exchange/kernel';

export type ReadMessage = { readonly id: string; readonly ownerKey: string } & (
  | {
      readonly kind: 'submission.delivered';
      readonly payload: MessagePayload<'submission.delivered'>;
    }
  | {
      readonly kind: 'assignment.returned';
      readonly payload: MessagePayload<'assignment.returned'>;
    }
  | { readonly kind: 'lease.released'; readonly payload: MessagePayload<'lease.released'> }
  | { readonly kind: 'lease.split'; readonly payload: MessagePayload<'lease.split'> }
);

/** A message for a requester, checked, or why it will never take effect. */
export function readMessage(envelope: Envelope): Result<ReadMessage, string> {
  const { id, to, kind } = envelope;
  if (kind === 'submission.delivered') {
    const read = messageKinds[kind].safeParse(envelope.payload);
    if (!read.success) return err('The submission cannot be read.');
    if (ownerOf(read.data.taskId) !== to) return err('The task does not belong to the recipient.');
    if (!isStorable(read.data.answer))
      return err('The answer holds characters that cannot be stored.');
    return ok({ id, ownerKey: to, kind, payload: read.data });
  }
  if (kind === 'assignment.returned') {
    const read = messageKinds[kind].safeParse(envelope.payload);
    if (!read.success) return err('The reason cannot be read.');
    if (ownerOf(read.data.taskId) !== to) return err('The task does not belong to the recipient.');
    return ok({ id, ownerKey: to, kind, payload: read.data });
  }
  if (kind === 'lease.released') {
    const read = messageKinds[kind].safeParse(envelope.payload);
    if (!read.success) return err('The released leases cannot be read.');
    if (read.data.leases.some((lease) => ownerOf(lease.leaseId) !== to)) {
      return err('The leases do not belong to the recipient.');
    }
    return ok({ id, ownerKey: to, kind, payload: read.data });
  }
  if (kind === 'lease.split') {
    const read = messageKinds[kind].safeParse(envelope.payload);
    if (!read.success) return err('The split leases cannot be read.');
    const ids = read.data.leases.flatMap((lease) => [lease.leaseId, lease.newLeaseId]);
    if (ids.some((leaseId) => !isIdOf('lease', leaseId) || ownerOf(leaseId) !== to)) {
      return err('The leases do not belong to the recipient.');
    }
    return ok({ id, ownerKey: to, kind, payload: read.data });
  }
  return err('A requester takes no messages of this kind.');
}
