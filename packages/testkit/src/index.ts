export { openTestPartition, testDatabase, testServerUrl, unusedDatabaseUrl } from './database.ts';
export type { TestDatabase } from './database.ts';
export type { TemporaryPostgres } from './database/temporary-postgres.ts';
export { startTemporaryPostgres } from './database/temporary-postgres.ts';
