import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { askFiles } from '#components/files/ask-files.ts';
import type { SendingFiles } from './send-files.ts';
import { sendFiles } from './send-files.ts';
import { keepFile } from './use-file-removal.ts';

/** Sends files to the viewer's own and says how far it is; leaving the page stops it. */
export function useFileSending() {
  const client = useQueryClient();
  const [state, setState] = useState<SendingFiles | null>(null);
  const [isRunning, setRunning] = useState(false);
  const stopping = useRef<AbortController | null>(null);

  useEffect(() => () => stopping.current?.abort(), []);

  async function start(files: readonly File[]): Promise<void> {
    const mine = new AbortController();
    stopping.current = mine;
    setRunning(true);
    for (const { name } of files) keepFile(name);
    await sendFiles(
      files,
      (file, signal) =>
        askFiles('PUT', `/api/files/${encodeURIComponent(file.name)}`, { body: file, signal }),
      setState,
      mine.signal,
    );
    setRunning(false);
    await client.invalidateQueries({ queryKey: ['files'] });
  }

  return { state, isRunning, start, stop: () => stopping.current?.abort() };
}
