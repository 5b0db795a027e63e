import { ConfigError, configErrorExitCode } from './config-error.ts';
import { loadServiceConfig, type ServiceConfig } from './config.ts';
import { createLogger, type Logger } from './logger.ts';

export type RunningProcess = {
  /** Finishes what is under way and closes everything; called once. */
  readonly stop: () => Promise<void>;
};

type ProcessContext = { readonly config: ServiceConfig; readonly logger: Logger };

/**
 * The frame of every process: configuration, start, and a clean stop on SIGTERM, on SIGINT, or when
 * the supervisor that started it is gone. Wrong configuration ends with one sentence and code 78.
 */
export async function runProcess(
  name: string,
  start: (context: ProcessContext) => Promise<RunningProcess>,
): Promise<void> {
  const context = prepare(name);
  if (context === null) return;
  const { config, logger } = context;
  process.on('uncaughtException', (err) => {
    // State may be half changed: ending is the only safe answer, the supervisor starts us again.
    logger.fatal({ err }, 'uncaught');
    process.exit(1);
  });
  try {
    const running = await start(context);
    stopOnSignal(running, config, logger);
  } catch (error) {
    if (error instanceof ConfigError) {
      logger.fatal(error.message);
      process.exitCode = configErrorExitCode;
    } else {
      logger.fatal({ err: error }, 'the process cannot start');
      process.exitCode = 1;
    }
    // Pools and timers that were opened before the failure must not keep the process alive.
    setTimeout(() => process.exit(), 500).unref();
  }
}

function prepare(name: string): ProcessContext | null {
  try {
    const config = loadServiceConfig();
    return { config, logger: createLogger(name, config) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    createLogger(name, { logLevel: 'info' }).fatal(error.message);
    process.exitCode = configErrorExitCode;
    return null;
  }
}

function stopOnSignal(running: RunningProcess, config: ServiceConfig, logger: Logger): void {
  let stopping = false;
  const stop = (reason: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ reason }, 'stopping');
    // A stop that hangs must not outlive the patience of whoever asked for it.
    setTimeout(() => {
      logger.error('stopping took too long');
      process.exit(1);
    }, config.drainMs + 5_000).unref();
    running.stop().then(
      () => {
        logger.info('stopped');
        process.exit(0);
      },
      (err: unknown) => {
        logger.error({ err }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => {
    stop('SIGTERM');
  });
  process.on('SIGINT', () => {
    stop('SIGINT');
  });
  process.on('disconnect', () => {
    stop('the supervisor is gone');
  });
}
