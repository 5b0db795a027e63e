/** An amount as the API gives it: whole minor units of a currency. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, sign: 'auto' | 'exceptZero'): Intl.NumberFormat {
  const key = `${currency} ${sign}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    signDisplay: sign,
  });
  formats.set(key, made);
  return made;
}

/** Digits after the point of a currency: 2 for USD, 0 for JPY. */
export function minorDigits(currency: string): number {
  return formatOf(currency, 'auto').resolvedOptions().maximumFractionDigits ?? 2;
}

/** `$4.35`; with `signed`, `+$4.35` and `−$4.35`. */
export function formatMoney(amount: Amount, { signed = false } = {}): string {
  const format = formatOf(amount.currency, signed ? 'exceptZero' : 'auto');
  return format.format(amount.minor / 10 ** minorDigits(amount.currency)).replace('-', '−');
}

/** Minor units of an amount typed as a decimal, such as 4.35 dollars; null if it has more digits. */
export function toMinor(value: number, currency: string): number | null {
  const minor = Math.round(value * 10 ** minorDigits(currency));
  return Math.abs(minor / 10 ** minorDigits(currency) - value) < 1e-9 ? minor : null;
}

/** The sum of amounts of one currency; null for none. */
export function sumMoney(amounts: readonly Amount[]): Amount | null {
  const [first] = amounts;
  if (!first) return null;
  return {
    minor: amounts.reduce((sum, { minor }) => sum + minor, 0),
    currency: first.currency,
  };
}
