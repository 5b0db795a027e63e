import { describe, expect, it } from 'vitest';
import { createWorld } from '../exchange/create-world.ts';
import { EventQueue } from '../exchange/event-queue.ts';
import { exchangeModes, nodeSettingsOf } from '../exchange/node-settings.ts';
import { parseOptions } from '../exchange/parse-options.ts';
import { runExchange } from '../exchange/run-exchange.ts';
import { runScheduler } from '../exchange/run-scheduler.ts';
import { settingsOf } from '../exchange/world-settings.ts';

const nodeSettings = nodeSettingsOf('small');
const settings = { ...settingsOf('balanced', 'small'), hours: 0.5, people: 240 };
const world = createWorld(settings, 3);

describe('the simulated exchange', () => {
  it('meets the same world with the same seed, and another with another', () => {
    expect(createWorld(settings, 3)).toEqual(world);
    expect(createWorld(settings, 4).batches).not.toEqual(world.batches);
  });

  it.each(exchangeModes)('comes to the same end whenever it is run: $name', async (mode) => {
    const first = await runExchange(world, mode, nodeSettings);
    const { tasksDone, meanWaitSeconds, messages } = await runExchange(world, mode, nodeSettings);
    expect({ tasksDone, meanWaitSeconds, messages }).toEqual({
      tasksDone: first.tasksDone,
      meanWaitSeconds: first.meanWaitSeconds,
      messages: first.messages,
    });
    expect(first.tasksDone).toBeGreaterThan(100);
    expect(first.tasksDone).toBeLessThanOrEqual(world.slots);
  });

  it('serves nearly all accepts from near with a repository, and none without', async () => {
    const shares = new Map<string, number>();
    for (const mode of exchangeModes) {
      shares.set(mode.name, (await runExchange(world, mode, nodeSettings)).localShare);
    }
    expect(shares.get('no repository')).toBe(0);
    expect(shares.get('pull and push')).toBeGreaterThan(0.9);
  });

  it('comes near to a scheduler that knows everything', async () => {
    const both = exchangeModes.find((mode) => mode.pull && mode.push);
    if (both === undefined) throw new Error('There is no such mode.');
    const { tasksDone } = await runExchange(world, both, nodeSettings);
    expect(tasksDone / runScheduler(world, 'pressure').tasksDone).toBeGreaterThan(0.9);
  });
});

describe('the queue of events', () => {
  it('does them by time, and those of one time in the order they were planned', () => {
    const queue = new EventQueue();
    const seen: string[] = [];
    const planned: [number, string][] = [
      [5, 'c'],
      [1, 'a'],
      [5, 'd'],
      [3, 'b'],
    ];
    for (const [time, name] of planned) {
      queue.at(time, () => seen.push(name));
    }
    while (queue.step(10));
    expect(seen.join('')).toBe('abcd');
  });
});

describe('the options of the command', () => {
  it('are five seeds and four worlds when none is given', () => {
    const options = parseOptions([], 'out.json');
    expect(options.seeds).toEqual([1, 2, 3, 4, 5]);
    expect(options.worlds).toHaveLength(4);
  });

  it.each([
    [['--world', 'none'], '--world takes'],
    [['--seed', 'x'], '--seed takes'],
    [['--size', 'huge'], '--size takes'],
    [['--optimum'], '--size small'],
  ])('%j is refused with a sentence', (args, message) => {
    expect(() => parseOptions(args, 'out.json')).toThrow(message);
  });
});
