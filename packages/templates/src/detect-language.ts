import type { TemplateLanguage } from './template.ts';

const farthest = 300;
const tag =
  /\{%-?\s{0,20}(?:if|unless|elsif|else|case|when|for|endfor|assign|capture|raw|comment|tablerow|cycle|liquid|echo)\b/;

/**
 * The language that a template is written in. `{{ … task.input … }}` and Liquid's tags tell it;
 * other double braces may belong to a library of the page (Vue, Handlebars), and `${…}` stands in
 * the scripts of Liquid templates too.
 */
export function detectLanguage(text: string): TemplateLanguage {
  for (let at = text.indexOf('task.input'); at !== -1; at = text.indexOf('task.input', at + 1)) {
    const before = text.slice(Math.max(0, at - farthest), at);
    const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
    if (open > Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}'))) return 'liquid';
  }
  return tag.test(text) ? 'liquid' : 'mturk';
}
