const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const plural = new Intl.PluralRules('en');

/** `12,480`. */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** `98.7%` from 0.987. */
export function formatShare(value: number): string {
  return share.format(value);
}

/** `1 task`, `12 tasks`. */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${plural.select(value) === 'one' ? one : many}`;
}
