import { useEffect, useRef, useState } from 'react';
import type { Upload, UploadAnswer } from './upload-rows.ts';
import { uploadRows } from './upload-rows.ts';

export type UploadState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'sending';
      readonly batchId: string;
      readonly sent: number;
      readonly total: number;
    }
  | { readonly kind: 'stopped'; readonly batchId: string }
  | { readonly kind: 'failed'; readonly batchId: string; readonly message: string };

/** Sends a file to a batch and says how far it is; leaving the page stops it. */
export function useBatchUpload(onDone: (batchId: string, answer: UploadAnswer) => void) {
  const [state, setState] = useState<UploadState>({ kind: 'idle' });
  const running = useRef<Upload | null>(null);

  useEffect(() => () => running.current?.stop(), []);

  function start(batchId: string, path: string, file: Blob): void {
    setState({ kind: 'sending', batchId, sent: 0, total: file.size });
    const upload = uploadRows(path, file, (sent, total) => {
      setState({ kind: 'sending', batchId, sent, total });
    });
    running.current = upload;
    void upload.finished.then((outcome) => {
      running.current = null;
      if (outcome.kind === 'done') onDone(batchId, outcome.answer);
      else setState({ ...outcome, batchId });
    });
  }

  return { state, start, stop: () => running.current?.stop() };
}
