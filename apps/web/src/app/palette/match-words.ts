/** Whether each word that was typed begins a word of the name, in any order. */
export function matchWords(typed: string, name: string): boolean {
  const parts = wordsOf(name);
  return wordsOf(typed).every((word) => parts.some((part) => part.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return text
    .toLocaleLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '');
}
