import { ExchangeError } from '@exchange/kernel';
import {
  readBalance,
  readEarningDays,
  readPendingEarnings,
  type EarningDay,
  type PendingEarnings,
} from '../store/earnings-reads.ts';
import type { Me } from './access.ts';

export interface EarningsSummary {
  readonly balance: { readonly available: number; readonly paidOut: number };
  readonly pending: PendingEarnings;
  readonly today: number;
  readonly week: number;
  readonly total: number;
  readonly hourly: number | null;
  readonly daily: readonly {
    readonly day: Date;
    readonly earned: number;
    readonly submitted: number;
  }[];
}

const dayMs = 86_400_000;

export async function readEarnings(me: Me, days: number): Promise<EarningsSummary> {
  if (!Number.isInteger(days) || days < 1 || days > 366) {
    throw new ExchangeError('BAD_USER_INPUT', '"days" must be a whole number from 1 to 366.');
  }
  const { partition } = me.repository;
  const [balance, pending, rows] = await Promise.all([
    readBalance(partition, me.key),
    readPendingEarnings(partition, me.key),
    readEarningDays(partition, me.key),
  ]);
  return { balance, pending, ...summarise(rows, days, partition.clock.now()) };
}

/** Days are UTC days; the period ends with today. */
export function summarise(
  rows: readonly EarningDay[],
  days: number,
  now: Date,
): Pick<EarningsSummary, 'today' | 'week' | 'total' | 'hourly' | 'daily'> {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const today = Math.floor(now.getTime() / dayMs);
  const series = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const day = new Date((today - count + 1 + index) * dayMs);
      return { day, row: byDay.get(day.toISOString().slice(0, 10)) };
    });
  const period = series(days);
  const earned = period.reduce((sum, { row }) => sum + (row?.earned ?? 0), 0);
  const seconds = period.reduce((sum, { row }) => sum + (row?.paidSeconds ?? 0), 0);
  return {
    today: byDay.get(now.toISOString().slice(0, 10))?.earned ?? 0,
    week: series(7).reduce((sum, { row }) => sum + (row?.earned ?? 0), 0),
    total: rows.reduce((sum, row) => sum + row.earned, 0),
    hourly: seconds === 0 ? null : Math.round((earned * 3_600) / seconds),
    daily: period.map(({ day, row }) => ({
      day,
      earned: row?.earned ?? 0,
      submitted: row?.submitted ?? 0,
    })),
  };
}
