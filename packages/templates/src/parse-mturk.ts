import { canonicalName } from '@exchange/tasks';
import { looseRegionsOf } from './html-regions.ts';
import { createPositions } from './position.ts';
import type { Region } from './region.ts';
import type { MturkTemplate, Placeholder, TemplateVariable } from './template.ts';

// Bounded and without braces inside, so that a text full of "${" is read in one pass.
const pattern = /\$\{([^{}\r\n]{1,200})\}/g;
const nameLike = /^[\p{L}_][\p{L}\p{M}\p{N}_.-]*(?: [\p{L}\p{M}\p{N}_.-]+)*$/u;

/**
 * Finds the `${name}` of a template. Any text between the braces may be the name of a column. Where
 * it is not, it is an error if it stands in the page and looks like a name, and otherwise the
 * script's own.
 */
export function parseMturk(source: string): MturkTemplate {
  const regions = looseRegionsOf(source);
  const texts: string[] = [];
  const placeholders: Placeholder[] = [];
  let passed = 0;
  let region = 0;
  for (const match of source.matchAll(pattern)) {
    const offset = match.index;
    const name = canonicalName(match[1] ?? '');
    if (name === '') continue;
    while ((regions[region]?.end ?? Infinity) <= offset) region += 1;
    const required = !holds(regions[region], offset) && nameLike.test(name);
    texts.push(source.slice(passed, offset));
    placeholders.push({ name, offset, text: match[0], required });
    passed = offset + match[0].length;
  }
  texts.push(source.slice(passed));
  return {
    language: 'mturk',
    source,
    texts,
    placeholders,
    variables: gather(source, placeholders),
  };
}

function holds(region: Region | undefined, offset: number): boolean {
  return region !== undefined && region.start <= offset;
}

function gather(source: string, placeholders: readonly Placeholder[]): TemplateVariable[] {
  const positionOf = createPositions(source);
  const found = new Map<string, TemplateVariable>();
  for (const { name, offset, required } of placeholders) {
    if (!required && !nameLike.test(name)) continue;
    const known = found.get(name);
    if (known === undefined) found.set(name, { name, uses: 1, required, ...positionOf(offset) });
    else {
      // Errors point to where the column is needed.
      const place = required && !known.required ? positionOf(offset) : {};
      found.set(name, {
        ...known,
        ...place,
        uses: known.uses + 1,
        required: known.required || required,
      });
    }
  }
  return [...found.values()];
}
