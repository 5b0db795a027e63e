import { resolve } from 'node:path';
import type { ClusterConfig } from '@exchange/cluster';
import { createFolderStore, createS3Store } from '@exchange/objects';
import type { AskAs } from '../sandbox/ask-as.ts';
import type { FileServices } from './file-services.ts';
import { createFileTickets } from './file-tickets.ts';
import { createStorageUse } from './storage-use.ts';

const megabyte = 1024 * 1024;

/** The store of the cluster's files; null when the operator has set none. */
export function openFiles(config: ClusterConfig, ask: AskAs): FileServices | null {
  const { folder, s3, ...sizes } = config.files;
  if (s3 === null && folder === null) return null;
  const store = s3 === null ? createFolderStore(resolve(folder ?? '')) : createS3Store(s3);
  const limits = {
    fileBytes: sizes.fileMegabytes * megabyte,
    answerBytes: sizes.answerMegabytes * megabyte,
    requesterBytes: sizes.requesterMegabytes * megabyte,
    requesterFiles: sizes.requesterFiles,
  };
  return {
    store,
    tickets: createFileTickets(config.secrets.viewer),
    use: createStorageUse(store, { bytes: limits.requesterBytes, files: limits.requesterFiles }),
    ask,
    limits,
  };
}
