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

/** JSON lines on standard output, without secrets. */
export function createLogger(
  processName: string,
  config: Pick<ServiceConfig, 'logLevel'>,
  destination?: DestinationStream,
): Logger {
  const options = {
    level: config.logLevel,
    base: { process: processName, pid: process.pid },
    redact: { paths: redactedPaths, censor: '[secret]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** The logger of one request or job: every line carries its id. */
export function createRequestLogger(logger: Logger, requestId: string): Logger {
  return logger.child({ requestId });
}
