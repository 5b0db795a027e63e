import type { MessagePayload } from '@exchange/cluster';
import { appendOutbox, type Tx } from '@exchange/partitions';
import type { ChangedGrant } from '../store/qualification-grants.ts';
import type { HeldType } from '../store/qualification-types.ts';

/** When a performer may ask again after a refusal or a revocation; null means never. */
export function retryAtAfter(
  type: Pick<HeldType, 'retryDelaySeconds' | 'requestable' | 'retiredAt'>,
  endedAt: Date,
): Date | null {
  const { retryDelaySeconds, requestable, retiredAt } = type;
  if (!requestable || retiredAt !== null || retryDelaySeconds === null) return null;
  return new Date(endedAt.getTime() + retryDelaySeconds * 1_000);
}

function changeId({ qualificationId, performerKey, version }: ChangedGrant): string {
  return `qualification:${qualificationId}:${performerKey}:${version}`;
}

/** Each change travels to the performer once, under an id that says which change it is. */
export function sendChanges(
  tx: Tx,
  type: HeldType,
  changes: readonly ChangedGrant[],
  idOf: (change: ChangedGrant) => string = changeId,
): void {
  appendOutbox(
    tx,
    changes.map((change) => ({
      id: idOf(change),
      to: change.performerKey,
      kind: 'qualification.changed',
      payload: {
        qualificationId: change.qualificationId,
        name: type.name,
        value: change.value,
        status: change.status,
        reason: change.reason,
        version: change.version,
        grantedAt: change.grantedAt,
        changedAt: change.changedAt,
      } satisfies MessagePayload<'qualification.changed'>,
    })),
  );
}

export interface RefusedRequest {
  readonly id: string;
  readonly performerKey: string;
  readonly qualificationId: string;
  readonly reason: string;
  readonly retryAt: Date | null;
}

export function sendRefusals(tx: Tx, refused: readonly RefusedRequest[], refusedAt: Date): void {
  appendOutbox(
    tx,
    refused.map(({ id, performerKey, qualificationId, reason, retryAt }) => ({
      id: `refused:${id}`,
      to: performerKey,
      kind: 'qualification.refused',
      payload: {
        requestId: id,
        qualificationId,
        reason,
        refusedAt,
        retryAt,
      } satisfies MessagePayload<'qualification.refused'>,
    })),
  );
}
