import type { OwnedTable } from './owned-table.ts';
import { performerTables } from './performer-tables.ts';
import { requesterTables } from './requester-tables.ts';

export function tablesOf(role: 'requester' | 'performer'): readonly OwnedTable[] {
  return role === 'requester' ? requesterTables : performerTables;
}
