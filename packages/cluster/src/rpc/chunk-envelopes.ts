import type { Envelope } from '../contract/values.ts';

const mostMessages = 500;
const mostCharacters = 4 * 1024 * 1024;

/** Cuts a list into pieces that fit one call, in order. A message larger than a piece goes alone. */
export function chunkEnvelopes(messages: readonly Envelope[]): Envelope[][] {
  const chunks: Envelope[][] = [];
  let chunk: Envelope[] = [];
  let size = 0;
  for (const message of messages) {
    const characters = JSON.stringify(message).length;
    const isFull = chunk.length >= mostMessages || size + characters > mostCharacters;
    if (isFull && chunk.length > 0) {
      chunks.push(chunk);
      chunk = [];
      size = 0;
    }
    chunk.push(message);
    size += characters;
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}
