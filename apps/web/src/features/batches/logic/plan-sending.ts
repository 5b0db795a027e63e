/** What `GET /api/batches/{id}/rows` says of an upload. */
export interface ReceivedUpload {
  readonly rowsReceived: number;
  readonly resume: {
    readonly from: number;
    readonly chain: string;
    readonly blockBytes: number;
  } | null;
}

export type SendingPlan =
  | { readonly kind: 'whole' }
  /** The exchange has the beginning of this file. */
  | { readonly kind: 'rest'; readonly from: number; readonly chain: string }
  | { readonly kind: 'other' };

/** How to send a file to a batch that may have received a part of it. */
export async function planSending(
  file: Blob,
  { resume }: ReceivedUpload,
  digest = findDigest(),
): Promise<SendingPlan> {
  if (resume === null) return { kind: 'whole' };
  const { from, chain, blockBytes } = resume;
  if (file.size < from) return { kind: 'other' };
  // The exchange compares by itself what it is sent again; a page without a secure connection leaves
  // all of it to the exchange.
  if (from === 0 || digest === null) return { kind: 'rest', from: 0, chain: '' };
  const own = await chainOf(file, from, blockBytes, digest);
  return own === chain ? { kind: 'rest', from, chain } : { kind: 'other' };
}

type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

function findDigest(): Digest | null {
  if (!globalThis.isSecureContext) return null;
  return (bytes) => crypto.subtle.digest('SHA-256', bytes);
}

/** SHA-256 chained over whole blocks: each of the one before, first 32 zero bytes, and the block. */
async function chainOf(
  file: Blob,
  bytes: number,
  blockBytes: number,
  digest: Digest,
): Promise<string> {
  const link = new Uint8Array(32 + blockBytes);
  for (let at = 0; at < bytes; at += blockBytes) {
    const block = await file.slice(at, at + blockBytes).arrayBuffer();
    link.set(new Uint8Array(block), 32);
    link.set(new Uint8Array(await digest(link)), 0);
  }
  return toBase64url(link.subarray(0, 32));
}

function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
