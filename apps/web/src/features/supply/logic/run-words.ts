const triggers: Readonly<Record<string, string>> = {
  timer: 'by its timer',
  'low-water': 'stock ran low',
  'group-change': 'the group changed',
  operator: 'an operator asked',
  start: 'the node began',
  new: 'new work came',
  repeat: 'an offer had no answer',
};

/** Why a run took place, in words; what another version of the program wrote stays as it is. */
export function wordTrigger(trigger: string): string {
  return triggers[trigger] ?? trigger;
}

/** Milliseconds as people read them beside a run: 340 ms, 2.4 s. */
export function formatRunTime(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
