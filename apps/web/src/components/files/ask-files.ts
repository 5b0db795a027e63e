/** Asks the exchange for or about files. Throws with words that the page can show. */
export async function askFiles(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: { readonly body?: Blob; readonly signal?: AbortSignal } = {},
): Promise<Response> {
  const { body, signal } = options;
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { body, headers: { 'content-type': 'application/octet-stream' } }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (response.ok) return response;
  throw new Error(
    readMessage(await response.text()) ?? `The exchange answered ${response.status}.`,
  );
}

function readMessage(body: string): string | null {
  try {
    const { error } = JSON.parse(body) as { readonly error?: { readonly message?: unknown } };
    return typeof error?.message === 'string' ? error.message : null;
  } catch {
    // A proxy on the way may answer with a page; the status then says enough.
    return null;
  }
}
