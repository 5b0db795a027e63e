/** What a file is, as far as pages show it. */
export type FileKind = 'image' | 'audio' | 'video' | 'pdf' | 'text' | 'other';

export interface FileType {
  readonly kind: FileKind;
  /** The type under which it is served: never one that a browser makes a page of. */
  readonly type: string;
}

/** So many bytes of the beginning tell. */
export const sniffedBytes = 512;

const magics: readonly { at: number; bytes: string; kind: FileKind; type: string }[] = [
  { at: 0, bytes: 'ffd8ff', kind: 'image', type: 'image/jpeg' },
  { at: 0, bytes: '89504e470d0a1a0a', kind: 'image', type: 'image/png' },
  { at: 0, bytes: '474946383761', kind: 'image', type: 'image/gif' },
  { at: 0, bytes: '474946383961', kind: 'image', type: 'image/gif' },
  { at: 0, bytes: '49492a00', kind: 'image', type: 'image/tiff' },
  { at: 0, bytes: '4d4d002a', kind: 'image', type: 'image/tiff' },
  { at: 8, bytes: '57454250', kind: 'image', type: 'image/webp' },
  { at: 4, bytes: '6674797061766966', kind: 'image', type: 'image/avif' },
  { at: 4, bytes: '6674797068656963', kind: 'image', type: 'image/heic' },
  { at: 4, bytes: '667479706d696631', kind: 'image', type: 'image/heif' },
  { at: 4, bytes: '667479704d3441', kind: 'audio', type: 'audio/mp4' },
  { at: 4, bytes: '6674797071742020', kind: 'video', type: 'video/quicktime' },
  { at: 4, bytes: '66747970', kind: 'video', type: 'video/mp4' },
  { at: 0, bytes: '1a45dfa3', kind: 'video', type: 'video/webm' },
  { at: 8, bytes: '57415645', kind: 'audio', type: 'audio/wav' },
  { at: 0, bytes: '4f676753', kind: 'audio', type: 'audio/ogg' },
  { at: 0, bytes: '664c6143', kind: 'audio', type: 'audio/flac' },
  { at: 0, bytes: '494433', kind: 'audio', type: 'audio/mpeg' },
  { at: 0, bytes: 'fffb', kind: 'audio', type: 'audio/mpeg' },
  { at: 0, bytes: 'fffa', kind: 'audio', type: 'audio/mpeg' },
  { at: 0, bytes: 'fff3', kind: 'audio', type: 'audio/mpeg' },
  { at: 0, bytes: 'fff2', kind: 'audio', type: 'audio/mpeg' },
  { at: 0, bytes: 'fff1', kind: 'audio', type: 'audio/aac' },
  { at: 0, bytes: '255044462d', kind: 'pdf', type: 'application/pdf' },
  { at: 0, bytes: '504b0304', kind: 'other', type: 'application/zip' },
];

/**
 * What a file is by its first bytes, whatever its name says (the signatures of Wikipedia's "List of file
 * signatures"). A text is plain text, but for drawings in SVG, which an `img` shows without running them.
 */
export function sniffType(head: Uint8Array): FileType {
  const hex = Buffer.from(head.subarray(0, 32)).toString('hex');
  const found = magics.find(({ at, bytes }) => hex.startsWith(bytes, at * 2));
  if (found !== undefined) return { kind: found.kind, type: found.type };
  if (head.includes(0)) return { kind: 'other', type: 'application/octet-stream' };
  const text = Buffer.from(head.subarray(0, sniffedBytes)).toString('utf8');
  if (
    /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype svg[^>]*>\s*)?<svg[\s>]/is.test(text)
  ) {
    return { kind: 'image', type: 'image/svg+xml' };
  }
  return { kind: 'text', type: 'text/plain; charset=utf-8' };
}
