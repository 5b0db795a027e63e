import { createApi, type Api } from './api.ts';
import { readConfig, type GlobalOptions } from './config.ts';
import type { Command } from 'commander';
import { formatTable, type Column } from './print/table.ts';

/** What a command works with: the exchange, and where its answer goes. */
export interface Session {
  readonly api: Api;
  readonly json: boolean;
  /** Prints rows as a table, or with --json everything there is. */
  rows<Row extends object>(rows: readonly Row[], columns: readonly Column<Row>[]): void;
  /** Prints a sentence, or with --json the thing itself. */
  say(text: string, thing: unknown): void;
}

export type Print = (text: string) => void;

/** Opens the exchange with the options that stand before or behind the command. */
export function openSession(command: Command, print: Print): Session {
  const config = readConfig(command.optsWithGlobals<GlobalOptions>());
  const show = (thing: unknown): void => {
    print(JSON.stringify(thing, null, 2));
  };
  return {
    api: createApi(config),
    json: config.json,
    rows(rows, columns) {
      if (config.json) show(rows);
      else if (rows.length === 0) print('Nothing.');
      else print(formatTable(rows, columns));
    },
    say(text, thing) {
      if (config.json) show(thing);
      else print(text);
    },
  };
}
