export type { CommonLibrary } from './common-libraries.ts';
export { listCommonLibraries } from './common-libraries.ts';
export type { JoinedFile } from './joined-files.ts';
export { listJoinedFiles } from './joined-files.ts';
export { listFiles } from './list-files.ts';
