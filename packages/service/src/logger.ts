import { pino, type DestinationStream, type Logger } from 'pino';
import type { ServiceConfig } from './config.ts';

export type { Logger } from 'pino';

const secretNames = [
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'secret',
  'apiKey',
  'authorization',
  'cookie',
  'databaseUrl',
];

// pino matches whole paths: each name is listed at the top and one and two levels down.
const redactedPaths = [
  ...secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  'headers["set-cookie"]',
  '*.headers["set-cookie"]',
  '*.headers["x-api-key"]',
  '*.headers["x-exchange-viewer"]',
  '*.headers["x-exchange-node"]',
];

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  // The reader of our output is gone. Whatever still has to be done must not fail for that.
  if (error.code !== 'EPIPE') throw error;
}

/**
 * pino's own destination retries for ever, blocking, when the reader is gone, and a process whose
 * supervisor was killed would never end. Node.js writes to pipes synchronously as well.
 */
function standardOutput(): DestinationStream {
  if (!process.stdout.listeners('error').includes(ignoreBrokenPipe)) {
    process.stdout.on('error', ignoreBrokenPipe);
  }
  return process.stdout;
}

/** JSON lines on standard output, without secrets. */
export function createLogger(
  processName: string,
  config: Pick<ServiceConfig, 'logLevel'>,
  destination: DestinationStream = standardOutput(),
): Logger {
  const options = {
    level: config.logLevel,
    base: { process: processName, pid: process.pid },
    redact: { paths: redactedPaths, censor: '[secret]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return pino(options, destination);
}
