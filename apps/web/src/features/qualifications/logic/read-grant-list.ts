export interface GrantLine {
  readonly performerId: string;
  readonly value: number;
}

export type ReadGrantList =
  | { readonly ok: true; readonly grants: readonly GrantLine[] }
  | { readonly ok: false; readonly line: number; readonly message: string };

const most = 500;

/** One performer a line: the id, then a value if it is not `usual`, after a comma, semicolon or blank. */
export function readGrantList(text: string, usual: number): ReadGrantList {
  const grants: GrantLine[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const words = raw.split(/[\s,;]+/).filter(Boolean);
    const [performerId, value, ...rest] = words;
    if (performerId === undefined) continue;
    const fail = (message: string) => ({ ok: false as const, line: index + 1, message });
    if (!/^performer_p[0-9a-z]{12}$/.test(performerId)) {
      // The names of the columns, as exports have them.
      if (index === 0 && /performer/i.test(performerId)) continue;
      return fail('Begin with the id of a performer, as results show it.');
    }
    if (rest.length > 0 || (value !== undefined && !/^-?\d{1,10}$/.test(value))) {
      return fail('After the id comes at most one whole number.');
    }
    grants.push({ performerId, value: value === undefined ? usual : Number(value) });
  }
  if (grants.length === 0) return { ok: false, line: 1, message: 'Name at least one performer.' };
  if (grants.length > most) {
    return { ok: false, line: most + 1, message: `Name at most ${most} performers at once.` };
  }
  return { ok: true, grants };
}
