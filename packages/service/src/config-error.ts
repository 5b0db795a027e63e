import type { z } from 'zod';

/** A wrong setting. The message is one sentence that says what to do; a process ends with code 78. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/** EX_CONFIG of sysexits.h: a supervisor does not restart such a process, it would fail again. */
export const configErrorExitCode = 78;

/** Turns the first problem that zod found into a sentence; `source` names the file or environment. */
export function describeConfigProblem(error: z.ZodError, source: string): string {
  const issue = error.issues[0];
  if (issue === undefined) return `${source} is not valid: correct it and start again.`;
  const path = issue.path.map(String).join('.');
  const where = path === '' ? source : `${path} in ${source}`;
  const others = error.issues.length - 1;
  const more = others === 0 ? '' : ` (and ${others} more)`;
  return `Correct ${where}: ${lowerFirst(issue.message)}${more}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
