import { decideWatch } from '../../src/index.ts';
import { soundDestination, type DestinationRules } from './destination.ts';
import { ruleOf } from './directory.ts';
import type { Budget } from './explore.ts';
import { done, type Rows, type Side } from './side.ts';
import { soundSource, type SourceRules } from './source.ts';
import { soundRules, type Rules } from './world.ts';

/** Partitions of which nothing is compared: the comparison would find most mistakes first. */
export const blindSource: SourceRules = {
  ...soundSource,
  readAll(side, ref) {
    const read = soundSource.readAll(side, ref);
    return read.ok ? { ...read, value: {} } : read;
  },
};

export const blindDestination: DestinationRules = {
  ...soundDestination,
  readAll(side, ref) {
    const read = soundDestination.readAll(side, ref);
    return read.ok ? { ...read, value: {} } : read;
  },
};

interface Mistake {
  readonly rules: Rules;
  /** The least trouble in which it shows. */
  readonly budget: Partial<Budget>;
  readonly violates: RegExp;
}

/** Protocols with one mistake each, of kinds that people make. */
export const plantedMistakes: Readonly<Record<string, Mistake>> = {
  'a source that goes on taking writes while it is blocked': {
    rules: {
      ...soundRules,
      source: { ...soundSource, block: (side, ref) => soundSource.readAll(side, ref) as never },
    },
    budget: { writes: 1 },
    violates: /I6|lost|not at home/,
  },
  'a destination that takes writes before the switch': {
    rules: {
      ...soundRules,
      destination: {
        ...soundDestination,
        writeRows(side, ref, rows) {
          const written = soundDestination.writeRows(side, ref, rows);
          return written.ok ? done({ ...written.side, away: null }) : written;
        },
      },
    },
    budget: {},
    violates: /I6/,
  },
  'changes that are forgotten although they were written again, and nothing compared': {
    rules: {
      ...soundRules,
      source: {
        ...soundSource,
        forgetChanges(side, ref, versions) {
          const current: Rows = Object.fromEntries(
            Object.entries(side.changes).map(([key, version]) => [key, versions[key] ?? version]),
          );
          return soundSource.forgetChanges({ ...side, changes: current }, ref, versions);
        },
        readAll: blindSource.readAll,
      },
      destination: blindDestination,
    },
    budget: { writes: 2 },
    violates: /not at home/,
  },
  'a source that unblocks by a clock of its own, which is fast': {
    rules: {
      ...soundRules,
      watch: (away, move, now) =>
        away.state === 'blocked' && move !== null
          ? { do: 'unblock', attempt: move.attempt + 1 }
          : decideWatch(away, move, now),
    },
    budget: { writes: 1 },
    violates: /I6|not at home/,
  },
  'an unblock that undoes the next block too': {
    rules: {
      ...soundRules,
      source: {
        ...soundSource,
        unblock: (side, ref) => soundSource.unblock(withOlderBlock(side), ref),
      },
    },
    budget: { messages: 2, deadlines: 1, writes: 1 },
    violates: /I6|not at home/,
  },
  'a switch that does not look whether the block was given up': {
    rules: {
      ...soundRules,
      directory(command, attempt) {
        const rule = ruleOf(command, attempt);
        if (command.do !== 'flip') return rule;
        return (move, now) => {
          if (move.state !== 'catching-up') return rule(move, now);
          return rule({ ...move, state: 'blocked', attempt, blockUntil: now + 1 }, now);
        };
      },
    },
    budget: { deadlines: 1, writes: 1 },
    violates: /I6|not at home/,
  },
  'a destination that takes rows of an earlier attempt': {
    rules: {
      ...soundRules,
      destination: {
        ...soundDestination,
        writeRows: (side, ref, rows) =>
          soundDestination.writeRows({ ...side, seen: {} }, ref, rows),
      },
    },
    budget: { messages: 1, writes: 1 },
    violates: /not at home/,
  },
  'an old copy of which nobody records what changes since': {
    rules: {
      ...soundRules,
      destination: {
        ...soundDestination,
        admit(side, ref) {
          const admitted = soundDestination.admit(side, ref);
          if (!admitted.ok) return admitted;
          return done({ ...admitted.side, away: null });
        },
      },
    },
    budget: { writes: 1, takeBacks: 1 },
    violates: /never ends|nobody recorded|for ever/,
  },
  'a switch without a look at the source after the block': {
    rules: {
      ...soundRules,
      source: {
        ...soundSource,
        readChanges: (side, ref) =>
          side.away?.state === 'blocked'
            ? { ok: true, side, value: { rows: {}, versions: {}, digest: null } }
            : soundSource.readChanges(side, ref),
        readAll: blindSource.readAll,
      },
      destination: blindDestination,
    },
    budget: { writes: 1 },
    violates: /not at home|never ends|for ever/,
  },
};

function withOlderBlock(side: Side): Side {
  const { away } = side;
  return away?.state === 'blocked' ? { ...side, away: { ...away, attempt: -1 } } : side;
}
