import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import { canonicalName } from '@exchange/tasks';
import type { StaticAnalysis, Template as LiquidNode, Variable } from 'liquidjs';
import { analyzeLiquid } from './analyze-liquid.ts';
import { describeLiquidError } from './describe-liquid-error.ts';
import { createLiquidEngine } from './liquid-engine.ts';
import type { Position } from './position.ts';
import type { TemplateProblem } from './problem.ts';
import type { LiquidTemplate, TemplateVariable } from './template.ts';

/** One engine serves all templates: it holds no state of theirs. */
export const liquidEngine = createLiquidEngine();

/** What parsing a Liquid template gives: warnings leave it usable. */
export interface ParsedLiquid {
  readonly template: LiquidTemplate;
  readonly warnings: readonly TemplateProblem[];
}

/** Parses the Liquid of a template and finds what it takes from the row (`task.input.…`). */
export function parseLiquid(source: string): Result<ParsedLiquid, TemplateProblem> {
  let nodes: LiquidNode[];
  let analysis: StaticAnalysis;
  try {
    nodes = liquidEngine.parse(source);
    analysis = analyzeLiquid(liquidEngine, nodes, source);
  } catch (error) {
    return err(describeLiquidError(error, liquidEngine));
  }
  const found = Object.values(analysis.globals).flat();
  const variables = gather(found, namesInConditions(source));
  const warnings = found.filter((variable) => nameOf(variable) === null).flatMap(warnOfRoot);
  return ok({ template: { language: 'liquid', source, nodes, variables }, warnings });
}

function gather(found: readonly Variable[], optional: ReadonlySet<string>): TemplateVariable[] {
  const variables = new Map<string, TemplateVariable>();
  const places = found.flatMap((variable) => {
    const name = nameOf(variable);
    return name === null || name === '' ? [] : [{ name, ...placeOf(variable) }];
  });
  places.sort((one, other) => one.line - other.line || one.column - other.column);
  for (const place of places) {
    const known = variables.get(place.name);
    variables.set(
      place.name,
      known === undefined
        ? { ...place, uses: 1, required: !optional.has(place.name) }
        : { ...known, uses: known.uses + 1 },
    );
  }
  return [...variables.values()];
}

/** The column: null for another root than `task.input`, nothing when only the row can tell. */
function nameOf(variable: Variable): string | null {
  const [root, input, name] = variable.segments;
  if (root !== 'task') return null;
  if (input === undefined) return '';
  if (input !== 'input') return null;
  return typeof name === 'string' || typeof name === 'number' ? canonicalName(String(name)) : '';
}

function placeOf({ location }: Variable): Position {
  return { line: location.row, column: location.col };
}

function warnOfRoot(variable: Variable): TemplateProblem[] {
  const [root, next] = variable.segments;
  if (typeof root !== 'string') return [];
  const name = root === 'task' && typeof next === 'string' ? next : root;
  const written = root === name ? root : `${root}.${name}`;
  const suggestion = `task.input.${name}`.slice(0, 200);
  return [
    {
      code: 'unknown-root',
      severity: 'warning',
      message: `"${written.slice(0, 200)}" is empty: columns of the row are under task.input. Did you mean "${suggestion}"?`,
      suggestion,
      ...placeOf(variable),
    },
  ];
}

/**
 * Columns whose absence the template provides for: those that a condition looks at, or that have a
 * default. Reads the text, because the parsed form keeps conditions to itself.
 */
function namesInConditions(source: string): Set<string> {
  const names = new Set<string>();
  for (let at = source.indexOf('{'); at !== -1;) {
    const kind = source[at + 1];
    if (kind !== '%' && kind !== '{') {
      at = source.indexOf('{', at + 1);
      continue;
    }
    const close = source.indexOf(kind === '%' ? '%}' : '}}', at + 2);
    if (close === -1) break;
    const inside = source.slice(at + 2, close);
    const conditional =
      (kind === '%' && /^-?\s*(?:if|elsif|unless|case|when)\s/.test(inside)) ||
      /\|\s*default\s*(?::|\||-?$)/.test(inside);
    if (conditional) {
      for (const [, plain, quoted] of inside.matchAll(
        /task\s{0,9}\.\s{0,9}input\s{0,9}(?:\.\s{0,9}([\w-]+)|\[\s{0,9}["']([^"'\]]{1,200})["'])/g,
      )) {
        names.add(canonicalName(plain ?? quoted ?? ''));
      }
    }
    at = source.indexOf('{', close + 2);
  }
  return names;
}
