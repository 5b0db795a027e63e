import type { Queryable, Statement } from '@exchange/partitions';

/** A key pair as it is kept; the private part is sealed. */
export interface StoredKey {
  readonly id: string;
  readonly publicKey: Readonly<Record<string, unknown>>;
  readonly sealedKey: string;
  readonly createdAt: Date;
}

const list: Statement = {
  name: 'gateway-list-signing-keys',
  text: `
    select id, public_key as "publicKey", sealed_key as "sealedKey", created_at as "createdAt"
      from signing_keys where created_at > $1 order by created_at desc, id`,
};

const add: Statement = {
  name: 'gateway-add-signing-key',
  text: `insert into signing_keys (id, public_key, sealed_key, created_at) values ($1, $2, $3, $4)`,
};

/** Where keys are kept. */
export interface KeyStore {
  /** Keys that were made after a moment, the newest first. */
  list(after: Date): Promise<readonly StoredKey[]>;
  add(key: StoredKey): Promise<void>;
}

/** The directory's keys: there are a handful. */
export function createKeyStore(db: Queryable): KeyStore {
  return {
    list: (after) => db.query<StoredKey>(list, [after]),
    async add({ id, publicKey, sealedKey, createdAt }) {
      await db.query(add, [id, JSON.stringify(publicKey), sealedKey, createdAt]);
    },
  };
}
