export interface FailedFile {
  readonly name: string;
  readonly message: string;
}

/** How far the sending of many files is. */
export interface SendingFiles {
  readonly files: number;
  readonly bytes: number;
  readonly filesDone: number;
  readonly bytesDone: number;
  readonly failed: readonly FailedFile[];
}

type Send = (file: File, signal: AbortSignal) => Promise<unknown>;

const atOnce = 3;

/**
 * Sends files, a few at a time. One that is refused does not keep the others. Resolves when all were
 * tried, or at once when it is stopped.
 */
export async function sendFiles(
  files: readonly File[],
  send: Send,
  onProgress: (state: SendingFiles) => void,
  signal: AbortSignal,
): Promise<SendingFiles> {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let state: SendingFiles = {
    files: files.length,
    bytes: total,
    filesDone: 0,
    bytesDone: 0,
    failed: [],
  };
  const isStopped = () => signal.aborted;
  const waiting = [...files];
  async function work(): Promise<void> {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      if (isStopped()) return;
      const { name, size } = file;
      const failed = await send(file, signal).then(
        () => [],
        (error: unknown) => [
          { name, message: error instanceof Error ? error.message : 'Refused.' },
        ],
      );
      if (isStopped()) return;
      state = {
        ...state,
        filesDone: state.filesDone + 1,
        bytesDone: state.bytesDone + size,
        failed: [...state.failed, ...failed],
      };
      onProgress(state);
    }
  }
  onProgress(state);
  await Promise.all(Array.from({ length: atOnce }, work));
  return state;
}
