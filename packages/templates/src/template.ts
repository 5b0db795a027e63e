import type { Template as LiquidNode } from 'liquidjs';
import type { Position } from './position.ts';

/** How variables are written: `${name}`, or Liquid's `{{ task.input.name }}`. */
export type TemplateLanguage = 'mturk' | 'liquid';

/** A column that a template takes from the row, at its first place. */
export interface TemplateVariable extends Position {
  readonly name: string;
  readonly uses: number;
  /**
   * False where the template does without the column: in a JavaScript template literal or a comment
   * `${name}` may be the script's own, and what a Liquid condition asks for may be missing.
   */
  readonly required: boolean;
}

interface TemplateBase {
  readonly source: string;
  /** Each once, in the order of the text. */
  readonly variables: readonly TemplateVariable[];
}

/** One `${name}` between two pieces of plain text. */
export interface Placeholder {
  readonly name: string;
  readonly offset: number;
  /** As it is written, braces and all. */
  readonly text: string;
  readonly required: boolean;
}

/** `texts` has one piece more than `placeholders`: they alternate. */
export interface MturkTemplate extends TemplateBase {
  readonly language: 'mturk';
  readonly texts: readonly string[];
  readonly placeholders: readonly Placeholder[];
}

export interface LiquidTemplate extends TemplateBase {
  readonly language: 'liquid';
  readonly nodes: LiquidNode[];
}

/** A template that was parsed and can be filled any number of times. */
export type Template = MturkTemplate | LiquidTemplate;

/** One row of a CSV file by column name, or a task's input from the API. */
export type TemplateRow = Readonly<Record<string, unknown>>;
