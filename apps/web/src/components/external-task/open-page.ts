import type { ExternalInterface } from '@exchange/interfaces';
import type { TaskInput } from '@exchange/tasks';
import { offlineError, readHttpError } from '#lib/graphql/read-error.ts';

/** What is opened: work in hand, work to look at, a row of one's own, a type being written. */
export type PageSubject =
  | { readonly kind: 'assignment' | 'preview' | 'task'; readonly id: string }
  | { readonly kind: 'sketch'; readonly page: ExternalInterface; readonly input: TaskInput };

export interface OpenedPage {
  readonly open: ExternalInterface['open'];
  /** Pixels; 0 for the usual. */
  readonly height: number;
  /** The page itself, for a tab. */
  readonly url: string;
  /** The same for a frame, for a minute. */
  readonly frame: string;
}

/** Asks for the address of a requester's own page, with the names by which it knows the work. */
export async function openPage(subject: PageSubject): Promise<OpenedPage> {
  const response = await fetch('/api/task-pages', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(subject),
  }).catch(() => {
    throw offlineError();
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw readHttpError(body, response);
  return body as OpenedPage;
}
