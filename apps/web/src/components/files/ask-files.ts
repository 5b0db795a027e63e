import { offlineError, readHttpError } from '#lib/graphql/read-error.ts';

/** Asks the exchange for or about files. Throws a `RequestError`, or what the browser threw when it was stopped. */
export async function askFiles(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: {
    readonly body?: Blob;
    readonly signal?: AbortSignal;
    /** Sent although the page is closing. */
    readonly keepalive?: boolean;
  } = {},
): Promise<Response> {
  const { body, signal, keepalive = false } = options;
  const init = {
    method,
    keepalive,
    ...(body === undefined
      ? {}
      : { body, headers: { 'content-type': 'application/octet-stream' } }),
    ...(signal === undefined ? {} : { signal }),
  };
  const response = await fetch(path, init).catch((error: unknown) => {
    throw signal?.aborted === true ? error : offlineError();
  });
  if (response.ok) return response;
  throw readHttpError(readBody(await response.text()), response);
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy on the way may answer with a page; the status then says enough.
    return null;
  }
}
