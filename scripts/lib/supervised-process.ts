import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { explainLogLine } from './log-lines.ts';
import { decideRestart } from './restart-policy.ts';

export type LaunchPlan = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  readonly stopSignal: NodeJS.Signals;
  /** The process ends by itself when the supervisor is gone (see runProcess). */
  readonly tied?: boolean;
  readonly beforeLaunch?: () => Promise<void>;
};

export type ProcessEvents = {
  readonly say: (line: string) => void;
  /** Told after every launch and death, to keep the state file true. */
  readonly changed: () => void;
};

/** One process that is started again whenever it dies, until it is stopped. */
export class SupervisedProcess {
  readonly name: string;
  readonly #plan: LaunchPlan;
  readonly #events: ProcessEvents;
  readonly #log: ReturnType<typeof createWriteStream>;
  #child: ChildProcess | null = null;
  #launchedAt = 0;
  #failures = 0;
  #restarts = 0;
  #stopping = false;
  #gaveUp = false;
  #timer: NodeJS.Timeout | undefined;
  #lastLines: string[] = [];

  constructor(name: string, plan: LaunchPlan, logFolder: string, events: ProcessEvents) {
    this.name = name;
    this.#plan = plan;
    this.#events = events;
    mkdirSync(logFolder, { recursive: true });
    this.#log = createWriteStream(join(logFolder, `${name}.log`), { flags: 'a' });
    this.#log.on('error', (error) => {
      events.say(`[${name}] its log cannot be written: ${error.message}`);
    });
  }

  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  get restarts(): number {
    return this.#restarts;
  }

  get failures(): number {
    return this.#failures;
  }

  /** It said that its configuration is wrong: it is not started again. */
  get gaveUp(): boolean {
    return this.#gaveUp;
  }

  get lastLines(): readonly string[] {
    return this.#lastLines;
  }

  async launch(): Promise<void> {
    await this.#plan.beforeLaunch?.();
    if (this.#stopping) return;
    const { command, args, cwd, env, uid, gid, tied } = this.#plan;
    // Its own process group: Ctrl-C must reach the supervisor only, which stops all in order.
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', ...(tied === true ? (['ipc'] as const) : [])],
      ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
    });
    this.#child = child;
    this.#launchedAt = performance.now();
    this.#read(child.stdout);
    this.#read(child.stderr);
    child.on('error', (error) => {
      this.#events.say(`[${this.name}] cannot be started: ${error.message}`);
    });
    child.on('exit', (code, signal) => {
      this.#died(code, signal);
    });
    this.#events.changed();
  }

  kill(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Asks it to stop, waits, and after `patienceMs` ends it. */
  async stop(patienceMs: number): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child !== null) {
      const gone = new Promise<void>((resolve) => {
        child.once('exit', () => {
          resolve();
        });
      });
      child.kill(this.#plan.stopSignal);
      const cut = setTimeout(() => {
        this.#events.say(`[${this.name}] did not stop in ${patienceMs / 1000} s and is ended.`);
        child.kill('SIGKILL');
      }, patienceMs);
      await gone;
      clearTimeout(cut);
    }
    await new Promise<void>((resolve) => {
      this.#log.end(() => {
        resolve();
      });
    });
  }

  #read(stream: Readable | null): void {
    if (stream === null) return;
    stream.pipe(this.#log, { end: false });
    createInterface({ input: stream }).on('line', (line) => {
      this.#lastLines = [...this.#lastLines.slice(-19), line];
      const shown = this.#stopping ? null : explainLogLine(line);
      if (shown !== null) this.#events.say(`[${this.name}] ${shown}`);
    });
  }

  #died(exitCode: number | null, signal: NodeJS.Signals | null): void {
    const uptimeMs = performance.now() - this.#launchedAt;
    this.#child = null;
    if (this.#stopping) {
      this.#events.changed();
      return;
    }
    const decision = decideRestart({ exitCode, uptimeMs, failuresBefore: this.#failures });
    const how = signal === null ? `ended with code ${exitCode ?? '?'}` : `was ended by ${signal}`;
    if (decision.kind === 'giveUp') {
      this.#gaveUp = true;
      this.#events.say(`[${this.name}] ${how}: its configuration must be corrected first.`);
    } else {
      this.#failures = decision.failures;
      this.#restarts += 1;
      this.#events.say(
        `[${this.name}] ${how}; it is started again in ${decision.delayMs / 1000} s.`,
      );
      this.#timer = setTimeout(() => void this.#relaunch(), decision.delayMs);
    }
    this.#events.changed();
  }

  async #relaunch(): Promise<void> {
    try {
      await this.launch();
      this.#events.say(`[${this.name}] runs again (process ${this.pid ?? '?'}).`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#events.say(`[${this.name}] cannot be started: ${reason}`);
    }
  }
}
