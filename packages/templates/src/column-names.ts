import type { TemplateLanguage } from './template.ts';

/**
 * Where Ground Truth's input had another name in the manifest: without a function of the
 * requester's in between, `taskObject` was the manifest's address or text.
 */
const aliases: Readonly<Record<string, readonly string[]>> = {
  taskObject: ['source-ref', 'source'],
};

/** The column that stands in for a variable of a Liquid template, if there is none of its name. */
export function aliasFor(
  language: TemplateLanguage,
  name: string,
  has: (column: string) => boolean,
): string | undefined {
  if (language !== 'liquid' || !Object.hasOwn(aliases, name)) return undefined;
  return aliases[name]?.find(has);
}

/** A variable as a template of the language writes it. */
export function writtenAs(language: TemplateLanguage, name: string): string {
  return language === 'mturk' ? `\${${name}}` : `task.input.${name}`;
}
