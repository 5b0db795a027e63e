import type { OwnedTable } from '../manifest/owned-table.ts';
import { keyJson } from '../sql/row-sql.ts';

export const captureEvents = ['insert', 'update', 'delete'] as const;
export type CaptureEvent = (typeof captureEvents)[number];

export function triggerName(table: string, event: CaptureEvent): string {
  return `capture_${table}_${event}`;
}

/**
 * Runs once for a statement, after it: refuses it when it changed rows of an owner who is away, and
 * records which rows it changed of owners who are leaving. That a row was born since the copy began
 * matters because what it refers to may not have been copied before it.
 */
export function captureFunctionText(table: OwnedTable): string {
  return `
    create or replace function capture_${table.name}() returns trigger language plpgsql as $capture$
    declare
      recorded text[];
    begin
      recorded := guard_owners(array(
        select distinct ${table.owner} from changed r where ${table.owner} is not null order by 1));
      if recorded is not null then
        insert into owner_changes (owner_key, table_name, row_key, version, born)
        select c.owner_key, '${table.name}', c.row_key, nextval('owner_change_versions'), tg_op = 'INSERT'
          from (select distinct ${table.owner} as owner_key, ${keyJson(table)} as row_key
                  from changed r where ${table.owner} = any(recorded)
                 order by 1, 2) as c
        on conflict (owner_key, table_name, row_key) do update
           set version = excluded.version, born = owner_changes.born or excluded.born;
      end if;
      return null;
    end
    $capture$`;
}

export function captureTriggerText(table: string, event: CaptureEvent): string {
  const side = event === 'delete' ? 'old' : 'new';
  return `
    create or replace trigger ${triggerName(table, event)} after ${event} on ${table}
      referencing ${side} table as changed
      for each statement execute function capture_${table}()`;
}

export function dropTriggerText(table: string, event: CaptureEvent): string {
  return `drop trigger if exists ${triggerName(table, event)} on ${table}`;
}
