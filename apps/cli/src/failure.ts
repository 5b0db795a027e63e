/** What a script can tell apart without reading text. */
export const exitCodes = {
  done: 0,
  /** The exchange refused it, or it could not be done. */
  refused: 1,
  /** The command line is wrong. */
  usage: 2,
  /** No key, a wrong one, or one without the scope. */
  notAllowed: 3,
  /** The exchange does not answer, or asks to try again later. */
  away: 4,
  /** A check found something that should not be. */
  notWell: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends a command with a sentence for people and a code for scripts. */
export class Failure extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.refused) {
    super(message);
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}
