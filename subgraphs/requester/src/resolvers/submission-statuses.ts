import { submissionStatuses } from '@exchange/kernel';

/** Statuses asked for, as they are stored; all of them when none is named. */
export function statusesOf(asked: readonly string[] | null | undefined): readonly string[] {
  if (asked === null || asked === undefined || asked.length === 0) return submissionStatuses;
  return [...new Set(asked.map((status) => status.toLowerCase()))];
}
