import type { ObjectStore } from '@exchange/objects';
import type { AskAs } from '../sandbox/ask-as.ts';
import type { FileTickets } from './file-tickets.ts';
import type { StorageUse } from './storage-use.ts';

/** What the routes for files need. */
export interface FileServices {
  readonly store: ObjectStore;
  readonly tickets: FileTickets;
  readonly use: StorageUse;
  readonly ask: AskAs;
  readonly limits: {
    readonly fileBytes: number;
    readonly answerBytes: number;
    readonly requesterBytes: number;
    readonly requesterFiles: number;
  };
}
