import { useEffect, useRef, useState } from 'react';
import type { Sending } from './send-file.ts';
import { sendFile } from './send-file.ts';
import type { UploadAnswer } from './upload-rows.ts';

export type UploadState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'sending';
      readonly batchId: string;
      readonly sent: number;
      readonly total: number;
    }
  | { readonly kind: 'stopped'; readonly batchId: string }
  /** The batch has rows of another file. */
  | { readonly kind: 'other'; readonly batchId: string; readonly rowsReceived: number }
  | { readonly kind: 'broken'; readonly batchId: string; readonly message: string }
  | { readonly kind: 'failed'; readonly batchId: string; readonly message: string };

/** Sends a file to a batch and says how far it is; leaving the page stops it, and it can go on later. */
export function useBatchUpload(onDone: (batchId: string, answer: UploadAnswer) => void) {
  const [state, setState] = useState<UploadState>({ kind: 'idle' });
  const running = useRef<Sending | null>(null);

  useEffect(() => () => running.current?.stop(), []);

  function start(batchId: string, path: string, file: Blob, startOver = false): void {
    const total = file.size;
    setState({ kind: 'sending', batchId, sent: 0, total });
    const onProgress = (sent: number) => setState({ kind: 'sending', batchId, sent, total });
    const sending = sendFile({ path, file, startOver, onProgress });
    running.current = sending;
    void sending.finished.then((outcome) => {
      running.current = null;
      if (outcome.kind === 'done') onDone(batchId, outcome.answer);
      else setState({ ...outcome, batchId });
    });
  }

  return { state, start, stop: () => running.current?.stop() };
}
