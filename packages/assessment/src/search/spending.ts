import { moveSubject, type State, type Subject } from '../state.ts';

/** What a plan moves so far; who is back at their origin costs nothing. */
export interface Spending {
  users: number;
  rows: number;
  bytes: number;
}

export function createSpending(): Spending {
  return { users: 0, rows: 0, bytes: 0 };
}

/** Whether a move stays within the budget. */
export function mayMove(state: State, spending: Spending, place: number, to: number): boolean {
  const subject = state.subjects[place];
  if (subject === undefined) return false;
  const sign = signOf(state, subject, place, to);
  const { budget } = state.settings;
  return (
    sign <= 0 ||
    (spending.users + 1 <= budget.users &&
      spending.rows + subject.rows <= budget.rows &&
      spending.bytes + subject.bytes <= budget.bytes)
  );
}

/** Moves and books it. */
export function spendMove(state: State, spending: Spending, place: number, to: number): void {
  const subject = state.subjects[place];
  if (subject === undefined) return;
  const sign = signOf(state, subject, place, to);
  spending.users += sign;
  spending.rows += sign * subject.rows;
  spending.bytes += sign * subject.bytes;
  moveSubject(state, place, to);
}

/** Part of the budget that a user takes: what a gain is held against. */
export function priceOf(state: State, place: number): number {
  const { rows, bytes } = state.subjects[place] ?? { rows: 0, bytes: 0 };
  const { budget } = state.settings;
  return (
    1 / Math.max(1, budget.users) +
    rows / Math.max(1, budget.rows) +
    bytes / Math.max(1, budget.bytes)
  );
}

function signOf(state: State, { origin }: Subject, place: number, to: number): number {
  return (to === origin ? 0 : 1) - (state.home[place] === origin ? 0 : 1);
}
