import type { Liquid, StaticAnalysis, Template as LiquidNode } from 'liquidjs';
import { Token } from 'liquidjs';
import { createPositions } from './position.ts';

/**
 * liquidjs's own analysis of a parsed template, in time proportional to its length. Each variable
 * asks its token for its position, which counts from the start of the text: in a long template with
 * many variables that took seconds. While the analysis runs, and nothing else can, positions come
 * from an index.
 */
export function analyzeLiquid(engine: Liquid, nodes: LiquidNode[], source: string): StaticAnalysis {
  const positionOf = createPositions(source);
  const { getPosition } = Token.prototype;
  Token.prototype.getPosition = function getIndexedPosition(this: Token) {
    if (this.input !== source) return getPosition.call(this);
    const { line, column } = positionOf(this.begin);
    return [line, column];
  };
  try {
    return engine.analyzeSync(nodes);
  } finally {
    Token.prototype.getPosition = getPosition;
  }
}
