import type { TestProject } from 'vitest/node';
import { startTemporaryPostgres } from './database/temporary-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The database `postgres` of the server that this test run uses. */
    postgresUrl: string;
  }
}

/** One PostgreSQL for the whole test run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTemporaryPostgres();
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
}
