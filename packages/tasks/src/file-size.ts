import type { FileField } from './field.ts';

type Bounds = Pick<FileField, 'maxMegabytes' | 'minBytes'>;

const megabyte = 1024 * 1024;

/** The most bytes that a file may have. */
export function mostBytesOf({ maxMegabytes }: Pick<FileField, 'maxMegabytes'>): number {
  return Math.floor(maxMegabytes * megabyte);
}

/** What is wrong with the size of a file, or null. */
export function checkFileSize(field: Bounds, bytes: number): string | null {
  const { minBytes = 0 } = field;
  const most = mostBytesOf(field);
  if (bytes > most) return `The file may have at most ${sizeInWords(most)}.`;
  return bytes < minBytes ? `The file must have at least ${sizeInWords(minBytes)}.` : null;
}

function sizeInWords(bytes: number): string {
  return bytes > 0 && bytes % megabyte === 0
    ? `${bytes / megabyte} MB`
    : `${bytes.toLocaleString('en')} bytes`;
}
