import type { ProcedureCall, ProcedureOutput } from '@exchange/cluster';
import type { Queryable } from '@exchange/partitions';
import { findTypeFacts, findTypeTerms } from '../store/find-type-terms.ts';
import { readAvailable } from '../store/read-available.ts';
import type { Tx } from '@exchange/partitions';
import { createGrantRoom } from './grant-room.ts';

interface Database extends Queryable {
  readonly clock: Tx['clock'];
}

/**
 * An information-only grant (R5): what there is of the wanted types, with the terms that a performer
 * needs to choose. Nothing moves; whoever accepts asks for one slot. Types whose terms do not fit are left
 * for the next call.
 */
export async function listForHolder(
  db: Database,
  call: Pick<ProcedureCall<'acquire'>, 'leaseSeconds' | 'wants'>,
): Promise<ProcedureOutput<'acquire'>> {
  const typeIds = [...new Set(call.wants.map(({ typeId }) => typeId))];
  const at = db.clock.pinned();
  const [types, available] = await Promise.all([
    findTypeFacts(db, typeIds, at),
    readAvailable(db, typeIds, at),
  ]);
  const room = createGrantRoom();
  const expiresAt = new Date(db.clock.now().getTime() + call.leaseSeconds * 1_000);
  const answer: ProcedureOutput<'acquire'> = { types: [], leases: [], listed: [], shortages: [] };
  for (const typeId of typeIds) {
    const type = types.get(typeId);
    const slots = available.get(typeId) ?? 0;
    if (type === undefined) answer.shortages.push({ typeId, reason: 'unknown' });
    else if (!type.open) answer.shortages.push({ typeId, reason: 'closed' });
    else if (slots <= 0) answer.shortages.push({ typeId, reason: 'none-left' });
    else if (room.takeTerms(type)) answer.listed.push({ typeId, slots, expiresAt });
  }
  const listedIds = answer.listed.map(({ typeId }) => typeId);
  return { ...answer, types: await findTypeTerms(db, listedIds) };
}
