import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ObjectInfo, ObjectStore } from './object-store.ts';
import { exactly, requireKey } from './object-store.ts';

/** Files in a folder, which all processes of the cluster see under the same path. */
export function createFolderStore(folder: string): ObjectStore {
  const pathOf = (key: string) => join(folder, 'files', requireKey(key));
  const incoming = join(folder, 'incoming');

  async function find(key: string): Promise<ObjectInfo | null> {
    try {
      const found = await stat(pathOf(key));
      return found.isFile() ? { key, bytes: found.size } : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  return {
    find,
    async put(key, body, bytes) {
      const path = pathOf(key);
      const partial = join(incoming, randomUUID());
      await mkdir(incoming, { recursive: true });
      try {
        await pipeline(exactly(body, bytes), createWriteStream(partial, { flags: 'wx' }));
        await mkdir(dirname(path), { recursive: true });
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    async open(key, range) {
      const info = await find(key);
      if (info === null) return null;
      return { bytes: info.bytes, body: createReadStream(pathOf(key), range) };
    },
    async list(prefix, { after, limit }) {
      const parent = requireKey(prefix.replace(/\/$/, ''));
      const entries = await readdir(pathOf(parent), { withFileTypes: true }).catch(
        (error: unknown) => {
          if (isMissing(error)) return [];
          throw error;
        },
      );
      const keys = entries
        .filter((entry) => entry.isFile())
        .map((entry) => `${parent}/${entry.name}`)
        .filter((key) => key > after)
        .sort()
        .slice(0, limit);
      const found = await Promise.all(keys.map(find));
      return found.filter((info) => info !== null);
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

function isMissing(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === 'ENOENT';
}
