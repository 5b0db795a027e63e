import { ExchangeError } from '@exchange/kernel';
import type { ObjectStore } from '@exchange/objects';

export interface StorageLimits {
  readonly bytes: number;
  readonly files: number;
}

export interface Use {
  readonly bytes: number;
  readonly files: number;
}

export interface StorageUse {
  read(folder: string): Promise<Use>;
  /** Counts a file that is about to come, in place of `before`; throws when it would be too much. */
  reserve(folder: string, bytes: number, before: number | null): Promise<void>;
  /** Of a file that did not come after all, or went. */
  release(folder: string, bytes: number, files: number): void;
}

interface Counted {
  bytes: number;
  files: number;
  readonly until: number;
}

const keptMs = 300_000;
const mostKept = 1_000;
const pageSize = 1_000;

/**
 * How much lies in each folder: counted from the store and kept up to date for some minutes. Several
 * gateways may each let one file too many through at the edge of a limit.
 */
export function createStorageUse(store: ObjectStore, limits: StorageLimits): StorageUse {
  const known = new Map<string, Promise<Counted>>();

  async function count(folder: string): Promise<Counted> {
    const counted = { bytes: 0, files: 0, until: Date.now() + keptMs };
    for (let after = ''; ;) {
      const page = await store.list(folder, { after, limit: pageSize });
      for (const { bytes } of page) counted.bytes += bytes;
      counted.files += page.length;
      const last = page.at(-1);
      if (last === undefined) return counted;
      after = last.key;
    }
  }

  async function find(folder: string): Promise<Counted> {
    const kept = await known.get(folder);
    if (kept !== undefined && kept.until > Date.now()) return kept;
    const counting = count(folder);
    known.delete(folder);
    known.set(folder, counting);
    counting.catch(() => known.delete(folder));
    for (const oldest of known.keys()) {
      if (known.size <= mostKept) break;
      known.delete(oldest);
    }
    return counting;
  }

  return {
    read: find,
    async reserve(folder, bytes, before) {
      const used = await find(folder);
      const more = { bytes: bytes - (before ?? 0), files: before === null ? 1 : 0 };
      if (used.bytes + more.bytes > limits.bytes || used.files + more.files > limits.files) {
        const megabytes = Math.floor(limits.bytes / 1024 / 1024).toLocaleString('en');
        const message = `Your files take all of the ${megabytes} MB or ${limits.files.toLocaleString('en')} files that you can keep: remove some.`;
        throw new ExchangeError('TOO_LARGE', message);
      }
      used.bytes += more.bytes;
      used.files += more.files;
    },
    release(folder, bytes, files) {
      void known.get(folder)?.then(
        (used) => {
          used.bytes -= bytes;
          used.files -= files;
        },
        // It is counted anew when it is needed.
        () => undefined,
      );
    },
  };
}
