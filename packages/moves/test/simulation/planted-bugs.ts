import { blindDestination, blindSource, plantedMistakes } from '../model/planted-mistakes.ts';
import type { Rows } from '../model/side.ts';
import { soundDestination } from '../model/destination.ts';
import { soundSource } from '../model/source.ts';
import { soundRules, type Rules } from '../model/world.ts';
import { timedRules } from './rules.ts';

/** Mistakes that show only with messages and several moves of one owner. */
const inMessages: Readonly<Record<string, Partial<Rules>>> = {
  'a destination that takes rows of an earlier attempt, and nothing compared': {
    source: blindSource,
    destination: {
      ...blindDestination,
      writeRows: (side, ref, rows) => soundDestination.writeRows({ ...side, seen: {} }, ref, rows),
    },
  },
  'an inbox that stays behind, and nothing compared': {
    source: {
      ...blindSource,
      readChunk(side, ref, cursor) {
        const read = soundSource.readChunk(side, ref, cursor);
        return read.ok
          ? { ...read, value: { ...read.value, rows: withoutInbox(read.value.rows) } }
          : read;
      },
    },
    destination: blindDestination,
  },
};

function withoutInbox(rows: Rows): Rows {
  return Object.fromEntries(Object.entries(rows).filter(([key]) => !key.startsWith('in ')));
}

/** Those that show too seldom by chance: the model finds them. */
const rare = new Set([
  'a destination that takes rows of an earlier attempt',
  'an unblock that undoes the next block too',
]);

/** What a simulation must find: a rule or a partition with one mistake each. */
export const plantedBugs: Readonly<Record<string, Rules>> = {
  ...Object.fromEntries(
    Object.entries(plantedMistakes)
      .filter(([name]) => !rare.has(name))
      .map(([name, { rules }]) => [name, withTimes(rules)]),
  ),
  ...Object.fromEntries(
    Object.entries(inMessages).map(([name, rules]) => [name, { ...timedRules, ...rules }]),
  ),
};

/** The mistake in an exchange whose blocks and old copies last for as long as real ones. */
function withTimes(rules: Rules): Rules {
  return {
    ...rules,
    directory: rules.directory === soundRules.directory ? timedRules.directory : rules.directory,
  };
}
