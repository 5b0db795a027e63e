import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '@exchange/service';

const localSecretsSchema = z.object({
  nodeToNode: z.string().min(32),
  session: z.string().min(32),
  viewer: z.string().min(32),
  database: z.string().min(16),
});

export type LocalSecrets = z.infer<typeof localSecretsSchema>;

function secretsPath(dataDir: string): string {
  return join(dataDir, 'secrets.json');
}

/** Reads the local cluster's secrets; makes them once, readable by their owner only. */
export function obtainLocalSecrets(dataDir: string): LocalSecrets {
  const path = secretsPath(dataDir);
  if (existsSync(path)) {
    const parsed = localSecretsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return parsed.data;
    throw new ConfigError(
      `The file ${path} is damaged: put its backup back, or run "npm run reset" to start over without the data.`,
    );
  }
  const newSecret = () => randomBytes(32).toString('hex');
  const secrets: LocalSecrets = {
    nodeToNode: newSecret(),
    session: newSecret(),
    viewer: newSecret(),
    database: newSecret(),
  };
  mkdirSync(dirname(path), { recursive: true });
  // Written beside and renamed, so that a crash never leaves half a file.
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, path);
  return secrets;
}
