import { describe, expect, it } from 'vitest';
import { loadServiceConfig } from '../src/config.ts';
import { createLogger } from '../src/logger.ts';

describe('the environment of a process', () => {
  it('has sensible values when nothing is set', () => {
    expect(loadServiceConfig({})).toEqual({
      logLevel: 'info',
      drainMs: 10_000,
      metricsToken: null,
    });
  });

  it.each([
    [{ LOG_LEVEL: 'loud' }, /^Correct LOG_LEVEL in the environment: must be fatal, error/],
    [{ EXCHANGE_DRAIN_SECONDS: 'soon' }, /^Correct EXCHANGE_DRAIN_SECONDS .* number of seconds/],
    [{ EXCHANGE_METRICS_TOKEN: 'abc' }, /^Correct EXCHANGE_METRICS_TOKEN .* 16 characters/],
  ])('with a wrong value %o is refused with one sentence', (env, sentence) => {
    expect(() => loadServiceConfig(env)).toThrow(sentence);
  });
});

describe('the log', () => {
  it('never contains a secret', () => {
    const lines: string[] = [];
    const logger = createLogger(
      'test',
      { logLevel: 'info' },
      { write: (line) => void lines.push(line) },
    );
    logger.info({ password: 'hunter2', input: { apiKey: 'hunter2', name: 'kept' } }, 'x');
    logger.info({ req: { headers: { authorization: 'hunter2', cookie: 'hunter2' } } }, 'x');
    logger.child({ requestId: 'r' }).warn({ req: { headers: { 'x-api-key': 'hunter2' } } }, 'x');
    expect(lines.join('')).not.toContain('hunter2');
    expect(lines.join('')).toContain('kept');
  });
});
