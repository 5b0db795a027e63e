import type { OwnedTable } from './owned-table.ts';
import { commonTables, ownedByIds, ownedByKey, text } from './owned-table.ts';

/**
 * Everything that belongs to a performer. Stock is the partition's own; slots in hand go along by a
 * lease of their own, see `read-handover.ts`.
 */
export const performerTables: readonly OwnedTable[] = [
  {
    name: 'known_types',
    owner: 'null::text',
    where: `r.type_id in (
      select type_id from assignments where owner_key = $1
      union select type_id from type_activity where owner_key = $1
      union select type_id from type_exposures where owner_key = $1)`,
    key: text('type_id'),
    kind: 'shared',
  },
  ownedByKey('performers', text('owner_key')),
  ownedByIds('assignments', 'assignment', { replaced: true }),
  ownedByKey('type_activity', [...text('owner_key', 'type_id'), { column: 'day', type: 'date' }]),
  ownedByKey('type_exposures', text('owner_key', 'type_id')),
  ownedByKey('work_sessions', [
    { column: 'owner_key', type: 'text' },
    { column: 'begun_at', type: 'timestamptz' },
  ]),
  ownedByKey('presence_profiles', text('owner_key')),
  ownedByKey(
    'choices',
    [
      { column: 'owner_key', type: 'text' },
      { column: 'chosen_at', type: 'timestamptz' },
      { column: 'type_id', type: 'text' },
    ],
    { group: true, local: ['id'] },
  ),
  ownedByKey('held_qualifications', text('owner_key', 'qualification_id')),
  ownedByIds('qualification_requests', 'request'),
  ownedByKey('requester_blocks', text('owner_key', 'requester_key')),
  ownedByKey(
    'payouts',
    [
      { column: 'created_at', type: 'timestamptz' },
      { column: 'id', type: 'text' },
    ],
    { identity: ['id'] },
  ),
  ...commonTables,
];
