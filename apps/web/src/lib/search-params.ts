/** Readers for validated search parameters: anything that does not fit is left out. */
export const read = {
  text(value: unknown, maxLength = 200): string | undefined {
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text.trim() !== '' ? text.slice(0, maxLength) : undefined;
  },
  whole(value: unknown, min: number, max: number): number | undefined {
    const number = typeof value === 'string' ? Number(value) : value;
    const fits = typeof number === 'number' && Number.isInteger(number);
    return fits && number >= min && number <= max ? number : undefined;
  },
  flag(value: unknown): true | undefined {
    return value === true || value === 'true' || value === 1 || value === '1' ? true : undefined;
  },
  oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
    return allowed.find((item) => item === value);
  },
  someOf<T extends string>(value: unknown, allowed: readonly T[]): T[] | undefined {
    const given = Array.isArray(value) ? value : [value];
    const found = allowed.filter((item) => given.includes(item));
    return found.length > 0 ? found : undefined;
  },
  texts(value: unknown, max = 20): string[] | undefined {
    const given = (Array.isArray(value) ? value : [value])
      .map((item) => read.text(item))
      .filter((item) => item !== undefined)
      .slice(0, max);
    return given.length > 0 ? given : undefined;
  },
};

/** The object without its undefined keys, so that they do not appear in the address. */
export function compactSearch<T extends object>(search: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
