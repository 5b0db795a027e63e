import { postJson } from '#lib/graphql/post-json.ts';

/**
 * What a frame shows: work to look at, work in hand or a row of one's own, a template being written.
 * Whoever shows work has read it: its type is said along, so that the gateway need not read it again.
 */
export type FrameSubject =
  | { readonly kind: 'preview'; readonly id: string }
  | {
      readonly kind: 'assignment' | 'task';
      readonly id: string;
      readonly typeId: string;
      readonly taskId?: string | undefined;
    }
  | { readonly kind: 'sketch' };

export interface OpenedFrame {
  readonly url: string;
  /** Marks the messages of this frame. */
  readonly nonce: string;
  readonly origin: string;
  /** Address of the script that runs first on its pages. */
  readonly hostScript: string;
  /** Where its forms are posted to. */
  readonly submitTo: string;
  /** For a sketch: paths of the libraries that its page may have, by the names that mirrors use. */
  readonly copies?: Readonly<Record<string, string>>;
}

/** Asks for an address under which this browser may show the subject, for a minute. */
export async function openFrame(subject: FrameSubject): Promise<OpenedFrame> {
  return (await postJson('/api/task-frames', subject)) as OpenedFrame;
}
