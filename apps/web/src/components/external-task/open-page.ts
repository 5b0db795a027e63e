import type { ExternalInterface } from '@exchange/interfaces';
import type { TaskInput } from '@exchange/tasks';
import { postJson } from '#lib/graphql/post-json.ts';

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
  return (await postJson('/api/task-pages', subject)) as OpenedPage;
}
