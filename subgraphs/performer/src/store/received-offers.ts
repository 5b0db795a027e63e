import type { ProcedureCall, ProcedureOutput } from '@exchange/cluster';
import type { PerformerPartition, Statement, Tx } from '@exchange/partitions';

type Answer = ProcedureOutput<'offer'>;
type SlotsByType = Readonly<Record<string, number>>;

export interface ReceivedOffer extends Answer {
  readonly grantId: string;
  readonly from: string;
  readonly kind: ProcedureCall<'offer'>['kind'];
  readonly offered: SlotsByType;
  readonly reasons: Readonly<Record<string, string>>;
}

/** A repeat that runs at the same time waits here until the first one is done, and then adds nothing. */
const addStatement: Statement = {
  name: 'add-received-offer',
  text: `
    insert into received_offers
           (grant_id, partition_id, kind, received_at, answer, offered, taken, reasons)
    values ($2, $3, $4, coalesce($1::timestamptz, now()), $5, $6::jsonb, $7::jsonb, $8::jsonb)
    on conflict (grant_id) do nothing
    returning 1`,
};

const findStatement: Statement = {
  name: 'find-received-offer',
  text: 'select answer, taken from received_offers where grant_id = $1',
};

/** False when the offer took effect before. */
export async function addReceivedOffer(tx: Tx, offer: ReceivedOffer): Promise<boolean> {
  const { grantId, from, kind, answer, offered, taken, reasons } = offer;
  const json = [offered, taken, reasons].map((value) => JSON.stringify(value));
  const values = [tx.clock.pinned(), grantId, from, kind, answer, ...json];
  return (await tx.query(addStatement, values)).length === 1;
}

export async function findReceivedOffer(
  partition: PerformerPartition,
  grantId: string,
): Promise<Answer | null> {
  const [row] = await partition.query<Answer>(findStatement, [grantId]);
  return row ?? null;
}

/** Far older than any offer that could still be repeated. */
export async function purgeReceivedOffers(
  partition: PerformerPartition,
  before: Date,
): Promise<number> {
  const { count } = await partition.db.receivedOffer.deleteMany({
    where: { receivedAt: { lt: before } },
  });
  return count;
}
