import { setTimeout as delay } from 'node:timers/promises';
import { changeMove } from '@exchange/cluster';
import {
  decideHeartbeat,
  drive,
  startDriving,
  steps,
  type Command,
  type Driving,
  type MoveRecord,
} from '@exchange/moves';
import type { MoveMetrics } from './move-metrics.ts';
import { createPace } from './pace.ts';
import { performCommand, type KnownMove, type MovePlaces } from './perform-command.ts';
import type { MovePayloads } from './payloads.ts';

/** Called after each numbered step; tests hold a driver there. */
export type AfterStep = (step: number) => Promise<void>;

const betweenTriesMs = 100;

/**
 * Drives a claimed move until it is done, has to wait, or somebody else has it. When `signal` aborts it
 * lets go at the next step at which nobody waits.
 *
 * @returns milliseconds of rest that are owed before another move begins
 */
export async function driveMove(
  places: MovePlaces,
  claimed: MoveRecord,
  signal: AbortSignal,
  afterStep: AfterStep | null,
  metrics: MoveMetrics,
): Promise<number> {
  const lost = new AbortController();
  const heart = startHeart(places, claimed, lost);
  let driving: Driving<MovePayloads> = startDriving(claimed);
  heart.follow(driving.move);
  metrics.claimed(claimed);
  const { fewChanges, mostFailures } = places.settings;
  const pace = createPace(places.settings);
  const settings = { fewChanges, mostFailures, mostTries: mostFailures };
  let othersGoOn: (() => void) | null = null;
  try {
    await afterStep?.(steps.claimed.number);
    while (driving.command !== null && !lost.signal.aborted) {
      const { command, move, closed } = driving;
      if (signal.aborted && !closed && move.state !== 'flipped') {
        await performCommand(places, letGo, heart.knows(move));
        break;
      }
      if (command.do === 'close') othersGoOn ??= places.line.goFirst();
      else if (isOfPartition(command) && !isWaitedFor(driving)) await places.line.whenClear();
      const begunAt = performance.now();
      const answer = await performCommand(places, command, heart.knows(move));
      const tookMs = performance.now() - begunAt;
      if (answer.kind === 'failed') await delay(betweenTriesMs);
      else if (afterStep !== null) await reach(afterStep, command);
      driving = drive(driving, answer, settings);
      if (!driving.closed && driving.command?.do !== 'admit') {
        othersGoOn?.();
        othersGoOn = null;
      }
      metrics.step(move, driving.move, answer.kind === 'failed');
      heart.follow(driving.move);
      if (!isOfPartition(command)) continue;
      const restMs = pace.restAfter(tookMs, isHurried(driving));
      if (restMs > 0) await delay(restMs, undefined, { signal }).catch(() => null);
    }
    return pace.owedMs();
  } finally {
    othersGoOn?.();
    heart.stop();
  }
}

/** Whether a user cannot write until it is done. */
function isWaitedFor({ command, closed, move }: Driving<MovePayloads>): boolean {
  return closed || move.state === 'flipped' || command?.do === 'unblock';
}

/**
 * Whether somebody waits for the next command, or there is none. What a user changes while the move rests
 * is only more to do: once all is compared it is done while they wait, and one who changes more than is
 * copied meanwhile would never be caught up with.
 */
function isHurried(driving: Driving<MovePayloads>): boolean {
  const { command, move, compared, left } = driving;
  const isBehind = move.state === 'catching-up' && left > 0;
  const isNear = compared !== 'nothing';
  return command === null || isNear || isBehind || isWaitedFor(driving);
}

/** The directory does little for a move: it is not what has to be left alone. */
function isOfPartition({ at }: Command<MovePayloads>): boolean {
  return at === 'source' || at === 'destination';
}

const letGo: Command<MovePayloads> = {
  at: 'directory',
  do: 'rest',
  error: null,
  counts: false,
  afterMs: 0,
  isHopeless: false,
};

/**
 * Keeps the claim while the move is driven; a claim that was lost ends the drive. It ends a known time
 * after the directory gave it: so it tells the directory's time as well.
 */
function startHeart(places: MovePlaces, claimed: MoveRecord, lost: AbortController) {
  const forMs = places.settings.claimSeconds * 1_000;
  let { attempt, claimedUntil } = claimed;
  let heardAt = performance.now();
  const timer = setInterval(() => {
    const mine = attempt;
    changeMove(places.directory, claimed.id, (move, now) =>
      decideHeartbeat(move, mine, forMs, now),
    ).then(
      (verdict) => {
        // A block that this driver gave up meanwhile has raised the attempt by itself.
        if (verdict?.ok !== true && attempt === mine) lost.abort();
        if (verdict?.ok !== true) return;
        ({ claimedUntil } = verdict.move);
        heardAt = performance.now();
      },
      (err: unknown) => {
        places.log.warn({ err, move: claimed.id }, 'the claim of a move was not renewed');
      },
    );
  }, forMs / 3);
  timer.unref();
  return {
    follow: (move: MoveRecord) => {
      attempt = move.attempt;
    },
    knows: (move: MoveRecord): KnownMove => ({
      move: { ...move, claimedUntil },
      now: () => claimedUntil - forMs + (performance.now() - heardAt),
    }),
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** The numbered steps that end with a command; the others are parts of one. */
export function stepsAfter(command: Command<MovePayloads>): readonly number[] {
  switch (`${command.at} ${command.do}`) {
    case 'source depart':
      return [steps.departing.number];
    case 'destination arrive':
      return [steps.arriving.number];
    case 'directory catch-up':
      return [steps.copied.number];
    case 'source read-parts':
      return [steps.caughtUp.number];
    case 'directory close':
      return [steps.closed.number];
    case 'source block':
      return [steps.blocked.number];
    case 'destination complete':
      return [steps.complete.number, steps.verified.number];
    case 'directory flip':
      return [steps.flipped.number];
    case 'destination admit':
      return [steps.admitted.number];
    case 'source leave':
      return [steps.left.number];
    case 'source erase':
      return [steps.erased.number];
    default:
      return [];
  }
}

async function reach(afterStep: AfterStep, command: Command<MovePayloads>): Promise<void> {
  for (const step of stepsAfter(command)) await afterStep(step);
}
