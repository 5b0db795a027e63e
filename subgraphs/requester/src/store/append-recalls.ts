import { appendOutbox, type Tx } from '@exchange/partitions';

/** One message takes no more. */
const mostLeases = 500;

/** Tells a holder to give leases back. `id` names the recall: the same one twice is one message. */
export function appendRecalls(
  tx: Tx,
  id: string,
  holder: string,
  leases: readonly { readonly id: string; readonly ownerKey: string }[],
): void {
  // Apart by requester: each message goes along with them when they move.
  const parts = [...Map.groupBy(leases, ({ ownerKey }) => ownerKey).values()].flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / mostLeases) }, (_, part) =>
      own.slice(part * mostLeases, (part + 1) * mostLeases),
    ),
  );
  appendOutbox(
    tx,
    parts.map((part, index) => ({
      id: `recall:${id}:${index}`,
      to: `partition:${holder}`,
      kind: 'lease.recalled',
      payload: { leaseIds: part.map((lease) => lease.id) },
    })),
  );
}
