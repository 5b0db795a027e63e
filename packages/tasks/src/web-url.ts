// Pictures and recordings of the ready forms: every exchange serves them itself.
const ownExample = /^\/examples\/[a-z0-9-]+\.[a-z0-9]+$/;

/**
 * The address if it is one that a page may load or open, otherwise null. Only `http:` and `https:`;
 * an address with a user name in it is refused, because `https://bank.example@other.example` shows
 * one host and opens another.
 */
export function findWebUrl(text: string): string | null {
  if (ownExample.test(text.trim())) return text.trim();
  if (!URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return url.username === '' && url.password === '' ? url.href : null;
}
