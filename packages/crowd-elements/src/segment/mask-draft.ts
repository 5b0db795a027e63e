import { isRecord } from '../lib/read-attribute.ts';

/** What a number of the mask stands for. */
export type Entry = { readonly label: string; readonly color: string };

/** A mask as a PNG in base 64 and what its colours stand for, to be brought back later. */
export type MaskDraft = { readonly entries: readonly Entry[]; readonly png: string };

const hex = /^#[\da-f]{6}$/i;

/** Null for what is no draft of a mask. */
export function readDraft(draft: unknown): MaskDraft | null {
  if (!isRecord(draft)) return null;
  const { entries, png } = draft;
  if (typeof png !== 'string' || !Array.isArray(entries)) return null;
  return entries.every(isEntry) ? { entries, png } : null;
}

function isEntry(entry: unknown): entry is Entry {
  if (!isRecord(entry)) return false;
  const { label, color } = entry;
  return typeof label === 'string' && typeof color === 'string' && hex.test(color);
}
