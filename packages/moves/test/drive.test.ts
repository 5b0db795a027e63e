import { expect, it } from 'vitest';
import {
  drive,
  newMove,
  startDriving,
  type Answer,
  type Driving,
  type Payloads,
} from '../src/index.ts';

const settings = { fewChanges: 20, mostFailures: 5, mostTries: 5 };
const move = {
  ...newMove({ id: 'm', ownerKey: 'p', from: 'p1', to: 'p2', base: 'none', takesBack: null }),
  state: 'catching-up' as const,
};

/** Copies rounds of so many changes. Gives what is asked after the last. */
function afterRounds(
  counts: readonly number[],
  { left = 0, compared = 'all' }: Partial<Pick<Driving<Payloads>, 'left' | 'compared'>> = {},
): string {
  let driving: Driving<Payloads> = {
    ...startDriving(move),
    compared,
    command: { at: 'source', do: 'read-changes', purpose: 'block' },
  };
  for (const count of counts) {
    driving = settle(driving);
    driving = round(driving, { kind: 'changes', changes: {}, count, left }, { kind: 'done' });
  }
  return nameOf(driving);
}

function settle(driving: Driving<Payloads>): Driving<Payloads> {
  const isTold = driving.command?.do === 'catch-up';
  return isTold ? drive(driving, { kind: 'record', move }, settings) : driving;
}

/** Reads changes, writes them and forgets them. */
function round(
  driving: Driving<Payloads>,
  read: Answer<Payloads>,
  written: Answer<Payloads>,
): Driving<Payloads> {
  return [read, written, { kind: 'done' } as const].reduce(
    (known, answer) => drive(known, answer, settings),
    driving,
  );
}

function nameOf({ command }: Driving<Payloads>): string {
  const purpose = command?.do === 'read-changes' ? ` to ${command.purpose}` : '';
  return `${command?.at} ${command?.do}${purpose}`;
}

it('begins the block after a round of few changes', () => {
  expect(afterRounds([20])).toBe('directory close');
});

it('copies again while a round is large and smaller than the one before', () => {
  expect(afterRounds([500])).toBe('source read-changes to block');
  expect(afterRounds([500, 300])).toBe('source read-changes to block');
  expect(afterRounds([500, 300, 21])).toBe('source read-changes to block');
  expect(afterRounds([500, 300, 12])).toBe('directory close');
});

it('does not wait for less from somebody who changes as much during each round', () => {
  expect(afterRounds([300, 300])).toBe('directory close');
  expect(afterRounds([300, 300], { left: 1_000 })).toBe('directory catch-up');
});

it('does not take a round that was too small for all changes for one that has become steady', () => {
  const limited = afterRounds([2_000], { left: 1_000 });
  expect(limited).toBe('directory catch-up');
  const driving: Driving<Payloads> = {
    ...startDriving(move),
    ...{ compared: 'all', left: 1_000, batch: 2_000 },
    command: { at: 'source', do: 'read-changes', purpose: 'block' },
  };
  const read = { kind: 'changes', changes: {}, count: 2_000, left: 0 } as const;
  expect(nameOf(round(driving, read, { kind: 'done' }))).toBe('source read-changes to block');
});

it('compares part by part, then as a whole, then catches up with what changed meanwhile', () => {
  expect(afterRounds([500], { compared: 'nothing' })).toBe('source read-parts');
  expect(afterRounds([500], { compared: 'nothing', left: 100 })).toBe('directory catch-up');
  expect(afterRounds([5], { compared: 'parts' })).toBe('source read-changes to digest');
  const driving: Driving<Payloads> = {
    ...startDriving(move),
    ...{ compared: 'parts', batch: 5 },
    command: { at: 'source', do: 'read-changes', purpose: 'digest' },
  };
  const read = { kind: 'changes', changes: {}, count: 3, left: 0 } as const;
  const equal = round(driving, read, { kind: 'compared', differs: null });
  expect(nameOf(equal)).toBe('source read-changes to block');
  const few = round(equal, { kind: 'changes', changes: null, count: 0, left: 0 }, { kind: 'done' });
  expect(few.closed).toBe(true);
});

it('undoes a move whose copy is not one', () => {
  const driving: Driving<Payloads> = {
    ...startDriving(move),
    command: { at: 'destination', do: 'write-changes', changes: {} },
  };
  const { command } = drive(driving, { kind: 'compared', differs: 'tasks differ' }, settings);
  expect(command).toMatchObject({ do: 'rest', error: 'tasks differ', isHopeless: true });
});
