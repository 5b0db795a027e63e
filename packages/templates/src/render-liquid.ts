import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import type { Emitter } from 'liquidjs';
import { toValueSync } from 'liquidjs';
import { describeLiquidError } from './describe-liquid-error.ts';
import { limits } from './limits.ts';
import type { ResolveFile } from './liquid-filters.ts';
import { setResolver } from './liquid-filters.ts';
import { LoopContext } from './loop-context.ts';
import { liquidEngine } from './parse-liquid.ts';
import type { TemplateProblem } from './problem.ts';
import { tooLong } from './problem.ts';
import { structuredOf, textOf } from './row-text.ts';
import type { LiquidTemplate } from './template.ts';

class TooLong extends Error {}

/** Fills a Liquid template; see `renderTemplate`. */
export function renderLiquid(
  { nodes }: LiquidTemplate,
  values: ReadonlyMap<string, unknown>,
  resolveFile?: ResolveFile,
): Result<string, readonly TemplateProblem[]> {
  const input = Object.fromEntries(
    [...values].map(([name, value]) => [name, structuredOf(value)] as const),
  );
  const context = new LoopContext({ task: { input } }, liquidEngine.options, { sync: true });
  if (resolveFile !== undefined) setResolver(context, resolveFile);
  const pieces: string[] = [];
  let length = 0;
  const emitter: Emitter = {
    buffer: '',
    write(piece: unknown) {
      const text = textOf(piece);
      length += text.length;
      if (length > limits.renderedLength) throw new TooLong();
      pieces.push(text);
    },
  };
  try {
    toValueSync(liquidEngine.renderer.renderTemplates(nodes, context, emitter));
  } catch (error) {
    if (isTooLong(error)) return err([tooLong()]);
    return err([describeLiquidError(error, liquidEngine)]);
  }
  return ok(pieces.join(''));
}

function isTooLong(error: unknown): boolean {
  return (error as { originalError?: unknown }).originalError instanceof TooLong;
}
