import {
  evaluateCriteria,
  keepLasting,
  listGrantableIds,
  nowhere,
  readCriteria,
} from '@exchange/criteria';
import type { Reader } from './databases.ts';
import { atHome } from './homes.ts';
import type { Finding, Violation } from './invariant.ts';

/** An accept may have been decided just before a change took effect here. */
const marginMs = 5_000;

interface InHand {
  readonly id: string;
  readonly ownerKey: string;
  readonly requesterKey: string;
  readonly acceptedAt: Date;
  readonly criteria: unknown;
  /** Value (null when taken back) and time of the last change by qualification. */
  readonly held: Readonly<
    Record<string, { readonly value: number | null; readonly at: string }>
  > | null;
}

/**
 * Work in hand whose criteria its performer does not meet, as far as the past can be known: by granted
 * qualifications that have not changed since the accept. And work taken from a requester who had
 * blocked the performer before.
 */
export async function findUnqualified(performer: Reader): Promise<Finding> {
  const blocked = await performer.rows<{ id: string; ownerKey: string; requesterKey: string }>(`
    select a.id, a.owner_key as "ownerKey", a.requester_key as "requesterKey"
      from requester_blocks b
      join assignments a on a.owner_key = b.owner_key and a.requester_key = b.requester_key
     where ${atHome('a.owner_key')} and b.active and a.accepted_at > b.applied_at + interval '${marginMs} milliseconds'
     limit 1000`);
  const inHand = await performer.rows<InHand>(`
    select a.id, a.owner_key as "ownerKey", a.requester_key as "requesterKey",
           a.accepted_at as "acceptedAt", k.criteria,
           (select jsonb_object_agg(h.qualification_id, jsonb_build_object(
                     'value', case when h.status = 'granted' then h.value end, 'at', h.applied_at))
              from held_qualifications h where h.owner_key = a.owner_key) as "held"
      from assignments a join known_types k on k.type_id = a.type_id
     where ${atHome('a.owner_key')} and a.status = 'accepted' and k.criteria <> '{}'::jsonb
     order by a.accepted_at desc limit 5000`);
  const violations: Violation[] = [
    ...blocked.map(({ id, ownerKey, requesterKey }) => ({
      key: `${id} blocked`,
      message: `${performer.id}: ${ownerKey} took ${id} of ${requesterKey}, who had blocked them`,
    })),
    ...inHand.filter(isUnqualified).map(({ id, ownerKey }) => ({
      key: `${id} unqualified`,
      message: `${performer.id}: ${ownerKey} has ${id} in hand without meeting its criteria`,
    })),
  ];
  return { looked: inHand.length, violations };
}

function isUnqualified({ criteria, held, acceptedAt, requesterKey }: InHand): boolean {
  const lasting = keepLasting(readCriteria(criteria));
  const known = held ?? {};
  const changedSince = listGrantableIds(lasting).some((id) => {
    const at = known[id]?.at;
    return at !== undefined && Date.parse(at) + marginMs > acceptedAt.getTime();
  });
  if (changedSince) return false;
  const values = Object.entries(known).flatMap(([id, { value }]) =>
    value === null ? [] : [[id, value] as const],
  );
  const facts = {
    ownRequesterKey: null,
    qualifications: new Map(values),
    blockedBy: new Map<string, string>(),
    area: nowhere,
    device: null,
  };
  return !evaluateCriteria(lasting, facts, { requesterKey, alreadyDone: 'no' }).met;
}
