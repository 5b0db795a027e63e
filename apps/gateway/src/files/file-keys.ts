import { readFileName } from '@exchange/tasks';

/** Requesters' files lie by owner and name, answers' files by the requester and an id of their own. */
const folders = { media: 'media', answers: 'answers' } as const;

export function mediaFolder(ownerKey: string): string {
  return `${folders.media}/${ownerKey}/`;
}

/** Letters, digits, `-` and `_` whatever the name is made of. */
export function mediaKey(ownerKey: string, name: string): string {
  return mediaFolder(ownerKey) + Buffer.from(name).toString('base64url');
}

export function mediaNameOf(key: string): string {
  return Buffer.from(key.slice(key.lastIndexOf('/') + 1), 'base64url').toString('utf8');
}

export function answerFileKey(requesterKey: string, file: string): string {
  return `${folders.answers}/${requesterKey}/${file}`;
}

/** An id that nobody guesses. */
export function isAnswerFileId(text: string): boolean {
  return /^[\w-]{32}$/.test(text);
}

/** The name of a file that a row refers to: as it is, or the end of an address in somebody's bucket. */
export function referredName(value: string): string | null {
  const address = value.trim();
  const last = address.startsWith('s3://') ? address.slice(address.lastIndexOf('/') + 1) : address;
  return readFileName(last);
}
