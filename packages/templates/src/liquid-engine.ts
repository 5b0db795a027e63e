import { Liquid } from 'liquidjs';
import { IfChangedTag } from './if-changed-tag.ts';
import { limits } from './limits.ts';
import { escapeOutput, registerFilters } from './liquid-filters.ts';

const refusedTags = ['include', 'render', 'layout', 'block'];
const refusal = 'Templates cannot load other templates: put the text in here.';

/** How the message of a refused tag begins, to be known again. */
export const refusedTagMessage = refusal;

const refusingTag = {
  parse(): never {
    throw new Error(refusal);
  },
  render: () => undefined,
};

/** Liquid as Ground Truth had it: escapes what it prints, sees the row and nothing else. */
export function createLiquidEngine(): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    cache: false,
    relativeReference: false,
    outputEscape: escapeOutput,
    parseLimit: limits.templateLength,
    renderLimit: limits.liquidMs,
    memoryLimit: limits.liquidUnits,
    fs: {
      exists: () => Promise.resolve(false),
      existsSync: () => false,
      readFile: () => Promise.reject(new Error(refusal)),
      readFileSync: () => {
        throw new Error(refusal);
      },
      resolve: () => '',
    },
  });
  registerFilters(engine);
  engine.registerTag('ifchanged', IfChangedTag);
  for (const tag of refusedTags) engine.registerTag(tag, refusingTag);
  return engine;
}
