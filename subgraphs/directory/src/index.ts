export type { AccountPort, ApiKeyRecord, NewApiKey } from './account-port.ts';
export type { DirectoryContext, DirectoryDeps } from './deps.ts';
export { createDirectorySchema } from './schema.ts';
