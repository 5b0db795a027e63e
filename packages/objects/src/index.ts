export { createFolderStore } from './folder-store.ts';
export type { ByteRange, ObjectInfo, ObjectStore, OpenObject } from './object-store.ts';
export { WrongLength } from './object-store.ts';
export type { S3Settings } from './s3-store.ts';
export { createS3Store } from './s3-store.ts';
export type { FileKind, FileType } from './sniff-type.ts';
export { sniffedBytes, sniffType } from './sniff-type.ts';
