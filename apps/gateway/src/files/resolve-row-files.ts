import type { ObjectStore } from '@exchange/objects';
import { mediaKey, referredName } from './file-keys.ts';
import type { FileTickets } from './file-tickets.ts';
import { listTexts } from './list-texts.ts';

/** More names in one row are left as they are. */
const mostFiles = 200;

/**
 * Addresses of the uploaded files that a row refers to, by the text in the row: valid for whoever is
 * shown the task. Texts that are no names of files of its requester are not among them.
 */
export async function resolveRowFiles(
  { store, tickets }: { readonly store: ObjectStore; readonly tickets: FileTickets },
  row: { readonly ownerKey: string; readonly input: unknown; readonly origin: string },
): Promise<ReadonlyMap<string, string>> {
  const named = [...listTexts(row.input)].flatMap((text) => {
    const name = referredName(text);
    return name === null ? [] : [{ text, name, key: mediaKey(row.ownerKey, name) }];
  });
  const now = Date.now();
  const found = await Promise.all(
    named.slice(0, mostFiles).map(async ({ text, name, key }) => {
      const info = await store.find(key);
      const address = row.origin + tickets.addressOf({ key, name }, now);
      return info === null ? [] : [[text, address] as const];
    }),
  );
  return new Map(found.flat());
}
