import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const kinds = ['directory', 'requester', 'performer'];

/**
 * Writes the Prisma client of each schema to `prisma/<kind>/generated`. The command line tool looks
 * for a schema engine binary and downloads it when there is none, although generating never starts
 * it; naming any existing file keeps this step offline.
 */
function generateClients(): void {
  const prisma = require.resolve('prisma/build/index.js');
  for (const kind of kinds) {
    const schema = fileURLToPath(new URL(`./${kind}/schema.prisma`, import.meta.url));
    if (!existsSync(schema)) throw new Error(`There is no schema at prisma/${kind}/schema.prisma.`);
    const run = spawnSync(
      process.execPath,
      [prisma, 'generate', '--schema', schema, '--no-hints'],
      {
        cwd: fileURLToPath(new URL('.', import.meta.url)),
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          CHECKPOINT_DISABLE: '1',
        },
        encoding: 'utf8',
      },
    );
    if (run.status !== 0) {
      throw new Error(`prisma generate failed for prisma/${kind}:\n${run.stdout}${run.stderr}`);
    }
  }
}

generateClients();
console.log(`Generated the Prisma clients: ${kinds.join(', ')}.`);
