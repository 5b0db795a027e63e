export const firstRestartDelayMs = 200;
export const longestRestartDelayMs = 5_000;

/** A process that ran this long was healthy: its next death starts the back-off anew. */
export const healthyAfterMs = 30_000;

/** EX_CONFIG: the process said that its configuration is wrong, and would say so again. */
export const configErrorExitCode = 78;

export type ProcessDeath = {
  readonly exitCode: number | null;
  readonly uptimeMs: number;
  /** Deaths one after the other before this one, without a healthy time between. */
  readonly failuresBefore: number;
};

export type RestartDecision =
  | { readonly kind: 'giveUp' }
  | { readonly kind: 'restart'; readonly delayMs: number; readonly failures: number };

/** 0.2 s, then double, at most 5 s; for ever, because only wrong configuration cannot heal. */
export function decideRestart(death: ProcessDeath): RestartDecision {
  if (death.exitCode === configErrorExitCode) return { kind: 'giveUp' };
  const failures = death.uptimeMs >= healthyAfterMs ? 1 : death.failuresBefore + 1;
  const delayMs = Math.min(longestRestartDelayMs, firstRestartDelayMs * 2 ** (failures - 1));
  return { kind: 'restart', delayMs, failures };
}
