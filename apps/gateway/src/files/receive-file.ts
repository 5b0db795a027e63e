import { ExchangeError } from '@exchange/kernel';
import type { FileType, ObjectStore } from '@exchange/objects';
import { sniffedBytes, sniffType, WrongLength } from '@exchange/objects';
import type { FastifyRequest } from 'fastify';
import { boundedBody } from '../streams/bounded-body.ts';

export interface ReceivedFile extends FileType {
  readonly bytes: number;
}

/**
 * Keeps the body of a request as a file, while it arrives. `check` refuses by what was found in it
 * before anything is kept.
 *
 * @throws ExchangeError TOO_LARGE, BAD_USER_INPUT, or what `check` throws
 */
export async function receiveFile(
  request: FastifyRequest,
  store: ObjectStore,
  file: { key: string; mostBytes: number; check: (found: FileType) => void },
): Promise<ReceivedFile> {
  const bytes = announcedBytes(request, file.mostBytes);
  const pieces = boundedBody(request, file.mostBytes)[
    Symbol.asyncIterator
  ]() as AsyncIterator<Buffer>;
  const head: Buffer[] = [];
  let length = 0;
  for (let more = true; more && length < sniffedBytes;) {
    const next = await pieces.next();
    more = next.done !== true;
    if (next.done === true) break;
    head.push(next.value);
    length += next.value.length;
  }
  const found = sniffType(Buffer.concat(head));
  async function* body() {
    yield* head;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
      yield next.value;
    }
  }
  try {
    file.check(found);
    await store.put(file.key, body(), bytes);
  } catch (error) {
    // What is left of the body is let through unread, so that the answer arrives.
    request.raw.resume();
    if (!(error instanceof WrongLength)) throw error;
    throw new ExchangeError('BAD_USER_INPUT', 'The file was broken off: send it again.', {
      cause: error,
    });
  }
  return { ...found, bytes };
}

/** A size is said before, so that nothing is kept that would be too much. */
export function announcedBytes(request: FastifyRequest, mostBytes: number): number {
  const bytes = Number(request.headers['content-length'] ?? Number.NaN);
  if (!Number.isSafeInteger(bytes) || bytes < 0) {
    throw new ExchangeError('BAD_USER_INPUT', 'Say how long the file is (Content-Length).');
  }
  if (bytes === 0) throw new ExchangeError('BAD_USER_INPUT', 'The file is empty.');
  if (bytes > mostBytes) {
    const most = Math.floor(mostBytes / 1024 / 1024);
    throw new ExchangeError('TOO_LARGE', `A file may have at most ${most} MB.`);
  }
  return bytes;
}
