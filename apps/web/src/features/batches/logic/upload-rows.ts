/** The answer of the server after all rows are in. */
export interface UploadAnswer {
  readonly rowsReceived: number;
  readonly rowsBad: number;
  readonly tasks: number;
}

export type UploadOutcome =
  | { readonly kind: 'done'; readonly answer: UploadAnswer }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };

export interface Upload {
  readonly finished: Promise<UploadOutcome>;
  stop(): void;
}

/**
 * Sends the file as it is. `XMLHttpRequest` and not `fetch`, because only it tells how many bytes
 * have left, and a file of 200,000 rows deserves a true bar.
 */
export function uploadRows(
  path: string,
  file: Blob,
  onProgress: (sentBytes: number, totalBytes: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const finished = new Promise<UploadOutcome>((resolve) => {
    request.upload.addEventListener('progress', (event) => {
      onProgress(event.loaded, event.lengthComputable ? event.total : file.size);
    });
    request.addEventListener('load', () => {
      resolve(readOutcome(request.status, request.responseText));
    });
    request.addEventListener('error', () => {
      resolve({ kind: 'failed', message: 'The connection broke. Upload the file again.' });
    });
    request.addEventListener('abort', () => {
      resolve({ kind: 'stopped' });
    });
  });
  request.open('PUT', path);
  request.setRequestHeader('content-type', 'text/csv');
  request.send(file);
  return {
    finished,
    stop() {
      request.abort();
    },
  };
}

/** Reads what the server said, whether it took the file or not. */
export function readOutcome(status: number, body: string): UploadOutcome {
  const value = parseObject(body);
  if (status >= 200 && status < 300) {
    return {
      kind: 'done',
      answer: {
        rowsReceived: readCount(value['rowsReceived']),
        rowsBad: readCount(value['rowsBad']),
        tasks: readCount(value['tasks']),
      },
    };
  }
  const message = value['message'];
  return {
    kind: 'failed',
    message:
      typeof message === 'string' && message !== ''
        ? message
        : `The file was not taken (${status}). Try again in a moment.`,
  };
}

function parseObject(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // A proxy on the way may answer with a page instead of JSON; the status then says enough.
    return {};
  }
}

function readCount(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
