import type { Plugin } from 'vite';

const operation = /graphql\(\s*`([^`]*)`/g;

/** Takes the indentation out of the operations: their layout is for readers of the source. */
export function shortenOperations(): Plugin {
  return {
    name: 'shorten-operations',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('/src/') || !code.includes('graphql(')) return null;
      const short = code.replace(operation, (_, text: string) => `graphql(\`${shorten(text)}\``);
      return short === code ? null : { code: short, map: null };
    },
  };
}

/** The same operation on one line. One with a comment or a string stays as it is. */
export function shorten(text: string): string {
  if (/[#"]/.test(text)) return text;
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?([{}()[\]:!,]) ?/g, '$1')
    .trim();
}
