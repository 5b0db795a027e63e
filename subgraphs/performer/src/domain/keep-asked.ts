import type { GrantedLease, ProcedureOutput } from '@exchange/cluster';
import { ownerOf } from '@exchange/kernel';

type Granted = ProcedureOutput<'acquire'>;

/**
 * Of the answer to a pull what was asked for, and only where all ids say the same owner. Nobody fills a
 * repository in another's name by answering, or changes the terms of a type that it was not asked about.
 */
export function keepAsked(
  granted: Granted,
  wants: readonly { readonly typeId: string }[],
): Granted {
  const asked = new Set(wants.map(({ typeId }) => typeId));
  return {
    types: granted.types.filter(
      ({ typeId, requesterKey }) => asked.has(typeId) && ownerOf(typeId) === requesterKey,
    ),
    leases: granted.leases.filter((lease) => asked.has(lease.typeId) && isOfOneOwner(lease)),
    listed: granted.listed.filter(({ typeId }) => asked.has(typeId)),
    shortages: granted.shortages,
  };
}

/** Ids say who owns a thing: those of a lease must all say its requester. */
export function isOfOneOwner(lease: GrantedLease): boolean {
  const { leaseId, taskId, batchId, typeId, requesterKey } = lease;
  return [leaseId, taskId, batchId, typeId].every((id) => ownerOf(id) === requesterKey);
}
