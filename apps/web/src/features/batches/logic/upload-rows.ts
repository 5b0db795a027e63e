/** The answer of the server after all rows are in. */
export interface UploadAnswer {
  readonly rowsReceived: number;
  readonly rowsBad: number;
}

export type UploadOutcome =
  | { readonly kind: 'done'; readonly answer: UploadAnswer }
  | { readonly kind: 'stopped' }
  /** The connection broke: what came before is kept, and it can go on. */
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

export interface Upload {
  readonly finished: Promise<UploadOutcome>;
  stop(): void;
}

/**
 * Sends a file, or the rest of one, as it is. `XMLHttpRequest` and not `fetch`, because only it tells
 * how many bytes have left, and a file of a million rows deserves a true bar.
 */
export function uploadRows(
  address: string,
  body: Blob,
  onProgress: (sentBytes: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const finished = new Promise<UploadOutcome>((resolve) => {
    request.upload.addEventListener('progress', (event) => {
      onProgress(event.loaded);
    });
    request.addEventListener('load', () => {
      resolve(readOutcome(request.status, request.responseText));
    });
    request.addEventListener('error', () => {
      resolve({ kind: 'broken', message: 'The connection broke.' });
    });
    request.addEventListener('abort', () => {
      resolve({ kind: 'stopped' });
    });
  });
  request.open('PUT', address);
  request.setRequestHeader('content-type', 'text/csv');
  request.send(body);
  return {
    finished,
    stop() {
      request.abort();
    },
  };
}

/** What a proxy or a gateway answers while what is behind it is away. */
const passing = [408, 421, 429, 502, 503, 504];

/** Reads what the server said, whether it took the file or not. */
export function readOutcome(status: number, body: string): UploadOutcome {
  const value = parseObject(body);
  if (status >= 200 && status < 300) {
    return {
      kind: 'done',
      answer: {
        rowsReceived: readCount(value['rowsReceived']),
        rowsBad: readCount(value['rowsBad']),
      },
    };
  }
  const told = readObject(value['error'] ?? value)['message'];
  const message =
    typeof told === 'string' && told !== ''
      ? told
      : `The file was not taken (${status}). Try again in a moment.`;
  return { kind: passing.includes(status) ? 'broken' : 'failed', message };
}

function parseObject(body: string): Readonly<Record<string, unknown>> {
  try {
    return readObject(JSON.parse(body));
  } catch {
    // A proxy on the way may answer with a page instead of JSON; the status then says enough.
    return {};
  }
}

function readObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function readCount(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
