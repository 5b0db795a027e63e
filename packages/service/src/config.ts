import { z } from 'zod';
import { ConfigError, describeConfigProblem } from './config-error.ts';

const environmentSchema = z.object({
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  EXCHANGE_DRAIN_SECONDS: z.coerce
    .number({ error: 'must be a number of seconds' })
    .min(0, 'must be 0 or more seconds')
    .max(600, 'must be at most 600 seconds')
    .default(10),
  EXCHANGE_METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
});

export type ServiceConfig = {
  readonly logLevel: z.infer<typeof environmentSchema>['LOG_LEVEL'];
  /** How long requests under way may still take after SIGTERM. */
  readonly drainMs: number;
  /** When set, `/metrics` also answers callers from elsewhere that send it as a bearer token. */
  readonly metricsToken: string | null;
};

/** What every process reads from its environment. Throws ConfigError with one sentence. */
export function loadServiceConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): ServiceConfig {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success)
    throw new ConfigError(describeConfigProblem(parsed.error, 'the environment'));
  return {
    logLevel: parsed.data.LOG_LEVEL,
    drainMs: parsed.data.EXCHANGE_DRAIN_SECONDS * 1000,
    metricsToken: parsed.data.EXCHANGE_METRICS_TOKEN ?? null,
  };
}
