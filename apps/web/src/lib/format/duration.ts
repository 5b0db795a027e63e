/** A running clock: `6:10`, `1:02:05`. Never below zero. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  if (hours === 0) return `${minutes}:${rest}`;
  return `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}

const units: readonly (readonly [seconds: number, sign: string])[] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** A length of time in its two largest units: `2 h 5 min`, `3 d`, `40 s`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const first = units.findIndex(([size]) => whole >= size);
  if (first === -1) return 'under 1 s';
  let rest = whole;
  const parts: string[] = [];
  for (const [size, sign] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${sign}`);
  }
  return parts.join(' ');
}

const words: readonly (readonly [seconds: number, one: string, many: string])[] = [
  [86_400, 'day', 'days'],
  [3_600, 'hour', 'hours'],
  [60, 'minute', 'minutes'],
  [1, 'second', 'seconds'],
];

/** The same for screen readers: `2 hours 5 minutes`. */
export function speakDuration(seconds: number): string {
  let rest = Math.max(0, Math.round(seconds));
  const first = words.findIndex(([size]) => rest >= size);
  if (first === -1) return '0 seconds';
  const parts: string[] = [];
  for (const [size, one, many] of words.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${count === 1 ? one : many}`);
  }
  return parts.join(' ');
}
