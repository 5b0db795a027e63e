/**
 * Requests that the page's first script sent before the code of the page was there, by what they
 * ask. It runs in the head of the document, so this lies in a property of the window.
 */
export interface EarlyAnswers {
  readonly sentAtMs: number;
  readonly byBody: Map<string, Promise<Response>>;
}

declare global {
  interface Window {
    earlyAnswers?: EarlyAnswers;
  }
}

/** Older answers belong to a page that has been left. */
const longestMs = 15_000;

/** The answer to exactly this request, if it was sent ahead; each is given once. */
export function takeEarlyAnswer(body: string): Promise<Response> | null {
  const early = window.earlyAnswers;
  const answer = early?.byBody.get(body);
  if (early === undefined || answer === undefined) return null;
  early.byBody.delete(body);
  return performance.now() - early.sentAtMs < longestMs ? answer : null;
}
