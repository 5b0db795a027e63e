/** Figures as people read them in a table. */
export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : Math.round(value).toLocaleString('en');
}

export function share(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : `${Math.round(value * 100)} %`;
}

export function bytes(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = value;
  let place = 0;
  while (size >= 1_000 && place < units.length - 1) {
    size /= 1_000;
    place += 1;
  }
  return `${size < 10 && place > 0 ? size.toFixed(1) : Math.round(size)} ${units[place] ?? ''}`;
}

/** `2026-11-22 10:15:30`, in UTC. */
export function time(at: string | null | undefined): string {
  return at === null || at === undefined ? '–' : at.slice(0, 19).replace('T', ' ');
}

/** How long ago, of what happens all the time. */
export function ago(at: string | null | undefined, nowMs: number): string {
  if (at === null || at === undefined) return 'never';
  const seconds = Math.max(0, Math.round((nowMs - Date.parse(at)) / 1_000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800
    ? `${Math.round(seconds / 3_600)} h`
    : `${Math.round(seconds / 86_400)} d`;
}

export function money(minor: number): string {
  return (minor / 100).toFixed(2);
}
