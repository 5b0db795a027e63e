const format = new Intl.NumberFormat(undefined, { signDisplay: 'exceptZero' });

/** `+12`, `−3`, `0`. */
export function signed(value: number): string {
  return format.format(value).replace('-', '−');
}
