import type { Clock } from '@exchange/kernel';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import type { KeyStore, StoredKey } from '../store/signing-keys.ts';
import type { Seal } from './seal.ts';

/** The keys with which all gateways sign. */
export interface KeyRing {
  /** The newest, by which is signed. */
  current(): Promise<{ readonly id: string; readonly key: CryptoKey | Uint8Array }>;
  /** The public part of one; null for what is none of ours, or is over. */
  find(id: string): Promise<CryptoKey | Uint8Array | null>;
  /** Public parts of all, the newest first, as they are published. */
  published(): Promise<{ readonly keys: readonly JWK[] }>;
}

const dayMs = 86_400_000;
/** A new key is made when the newest is this old; tokens live for hours, so old ones may go later. */
const renewAfterMs = 90 * dayMs;
const forgetAfterMs = 180 * dayMs;
/** How long a gateway does without looking whether another has made a key. */
const lookMs = 60_000;
const algorithm = 'EdDSA';

/**
 * Two gateways that need a key at the same time make one each; both are good, and both sign with the
 * newest from when they look next. Private parts lie sealed in the directory.
 */
export function createKeyRing(store: KeyStore, seal: Seal, clock: Clock): KeyRing {
  let known: { readonly keys: readonly StoredKey[]; readonly at: number } | null = null;

  async function list(fresh = false): Promise<readonly StoredKey[]> {
    const now = clock.now().getTime();
    if (!fresh && known !== null && now - known.at < lookMs) return known.keys;
    const keys = await store.list(new Date(now - forgetAfterMs));
    known = { keys, at: now };
    return keys;
  }

  async function make(): Promise<void> {
    const pair = await generateKeyPair(algorithm, { extractable: true });
    const publicKey = { ...(await exportJWK(pair.publicKey)), alg: algorithm, use: 'sig' };
    const id = await calculateJwkThumbprint(publicKey);
    const sealedKey = seal.close(JSON.stringify(await exportJWK(pair.privateKey)));
    await store.add({ id, publicKey, sealedKey, createdAt: clock.now() });
  }

  return {
    async current() {
      const due = clock.now().getTime() - renewAfterMs;
      const isGood = (key: StoredKey) =>
        key.createdAt.getTime() > due && seal.open(key.sealedKey) !== null;
      let newest = (await list()).find(isGood);
      if (newest === undefined) {
        newest = (await list(true)).find(isGood);
        if (newest === undefined) {
          await make();
          newest = (await list(true)).find(isGood);
        }
      }
      const opened = newest === undefined ? null : seal.open(newest.sealedKey);
      if (newest === undefined || opened === null) throw new Error('There is no key to sign with.');
      return { id: newest.id, key: await importJWK(JSON.parse(opened) as JWK, algorithm) };
    },
    async find(id) {
      const isIt = (key: StoredKey) => key.id === id;
      const found = (await list()).find(isIt) ?? (await list(true)).find(isIt);
      return found === undefined ? null : importJWK(found.publicKey, algorithm);
    },
    async published() {
      const keys = await list();
      return { keys: keys.map(({ id, publicKey }) => ({ ...publicKey, kid: id })) };
    },
  };
}
