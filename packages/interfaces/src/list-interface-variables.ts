import { listVariables } from '@exchange/tasks';
import { externalVariables } from './external-address.ts';
import type { TaskInterface } from './task-interface.ts';

/** The columns that an interface takes from each row, each once, in the order of the page. */
export function listInterfaceVariables(of: TaskInterface): string[] {
  switch (of.kind) {
    case undefined:
      return listVariables(of);
    case 'html':
      return of.variables.map(({ name }) => name);
    case 'external':
      return externalVariables(of.url);
  }
}
