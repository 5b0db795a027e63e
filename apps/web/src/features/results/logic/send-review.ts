import { offlineError, readHttpError } from '#lib/graphql/read-error.ts';

/** Something wrong with a line of the file. */
export interface ReviewProblem {
  readonly line: number;
  readonly column: string | null;
  readonly message: string;
}

/** What a file would do. */
export interface ReviewPreview {
  readonly approve: number;
  readonly reject: number;
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  readonly unchanged: number;
  readonly undecided: number;
  readonly problems: readonly ReviewProblem[];
  readonly problemsTotal: number;
}

/** How far it is, then what became of it. */
export interface ReviewProgress {
  readonly done: number;
  readonly of: number;
  readonly approved: number;
  readonly rejected: number;
  readonly finished?: boolean;
  readonly error?: { readonly message: string };
}

export async function previewReview(batchId: string, file: File): Promise<ReviewPreview> {
  const response = await post(`${batchId}/review/preview`, file);
  return (await response.json()) as ReviewPreview;
}

/** Carries the file out and tells how far it is. Ends with the report, or throws why it broke off. */
export async function sendReview(
  batchId: string,
  file: File,
  onProgress: (progress: ReviewProgress) => void,
): Promise<ReviewProgress> {
  const response = await post(`${batchId}/review`, file);
  let last: ReviewProgress | null = null;
  for await (const line of readLines(response)) {
    last = JSON.parse(line) as ReviewProgress;
    onProgress(last);
  }
  if (last?.finished === true) return last;
  throw new Error(last?.error?.message ?? 'The connection broke. Send the same file again.');
}

async function post(path: string, file: File): Promise<Response> {
  const response = await fetch(`/api/batches/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: file,
  }).catch(() => {
    throw offlineError();
  });
  if (!response.ok) throw readHttpError(await response.json().catch(() => null), response);
  return response;
}

/** The whole lines of an answer as they arrive. */
export async function* readLines(response: Response): AsyncGenerator<string> {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  if (rest !== '') yield rest;
}
