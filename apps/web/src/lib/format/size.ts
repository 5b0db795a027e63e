const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** `12.4 MB`, in steps of a thousand. */
export function formatSize(bytes: number): string {
  const power = bytes < 1_000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  const digits = power === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[power] ?? 'bytes'}`;
}
