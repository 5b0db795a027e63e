import type { Viewer } from '@exchange/kernel';

/** Who is asking, and by what: some things only a session may do. */
export interface Identity {
  readonly viewer: Viewer;
  readonly kind: 'session' | 'key';
  /** Id of the session or key. */
  readonly credentialId: string;
  /** When the session or key ends; null for a key without an end. */
  readonly expiresAt: number | null;
  /** What nodes are shown, and when it must be signed anew. Filled when first needed. */
  signed: { readonly token: string; readonly until: number } | null;
}
