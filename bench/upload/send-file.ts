import type { Api } from '../../scripts/lib/api-client.ts';

export type UploadReport = { readonly rowsReceived: number; readonly rowsBad: number };

function* makeCsv(rows: number): Generator<string> {
  yield 'id,sentence,source\n';
  for (let row = 0; row < rows; row += 500) {
    let part = '';
    for (let line = row; line < Math.min(rows, row + 500); line += 1) {
      part += `${line},"Sentence ${line}, with a comma and a ""quote"", about as long as usual.",https://example.org/reviews/${line}\n`;
    }
    yield part;
  }
}

/** Makes a CSV file of so many rows while it is sent. */
export async function sendFile(api: Api, path: string, rows: number): Promise<UploadReport> {
  const encoder = new TextEncoder();
  const parts = makeCsv(rows);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
  const response = await fetch(new URL(path, api.baseUrl), {
    method: 'PUT',
    headers: { 'content-type': 'text/csv', ...authorizationOf(api) },
    body,
    duplex: 'half',
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The upload was answered ${response.status}: ${text}`);
  return JSON.parse(text) as UploadReport;
}

/** Reads the results of a batch to their end and counts the lines; says now and then how many. */
export async function countResults(
  api: Api,
  batchId: string,
  onLines: (lines: number) => void,
): Promise<number> {
  const response = await fetch(new URL(`/api/batches/${batchId}/results.csv`, api.baseUrl), {
    headers: authorizationOf(api),
  });
  if (!response.ok || response.body === null) {
    throw new Error(`The export was answered ${response.status}.`);
  }
  let lines = 0;
  for await (const piece of response.body as ReadableStream<Uint8Array>) {
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) lines += 1;
    onLines(lines);
  }
  // The header is none of them.
  return lines - 1;
}

function authorizationOf({ credential }: Api): Record<string, string> {
  return credential.kind === 'key' ? { authorization: `Bearer ${credential.secret}` } : {};
}
