import { z } from 'zod';
import type { UserChange } from './types.ts';

/** PostgreSQL refuses notifications of 8,000 bytes and more. */
const longestPayload = 7_900;
const longestTopic = 200;

const payloadSchema = z.array(z.object({ ownerKey: z.string(), topics: z.array(z.string()) }));

/** Splits changes over as few notifications as they need: JSON lists below 8,000 bytes. */
export function packUserChanges(changes: readonly UserChange[]): string[] {
  const payloads: string[] = [];
  let parts: string[] = [];
  let size = 2;
  for (const part of changes.flatMap(toParts)) {
    const bytes = Buffer.byteLength(part) + 1;
    if (size + bytes > longestPayload && parts.length > 0) {
      payloads.push(`[${parts.join(',')}]`);
      parts = [];
      size = 2;
    }
    parts.push(part);
    size += bytes;
  }
  if (parts.length > 0) payloads.push(`[${parts.join(',')}]`);
  return payloads;
}

/** The other direction; text that is not ours is no change. */
export function parseUserChanges(payload: string): UserChange[] {
  try {
    return payloadSchema.parse(JSON.parse(payload));
  } catch {
    // Anybody with a connection can notify; pages also look again by themselves now and then.
    return [];
  }
}

/** A user with very many topics takes several parts; 20 topics of 200 characters always fit. */
function toParts(change: UserChange): string[] {
  const topics = change.topics.filter((topic) => topic.length <= longestTopic);
  const parts: string[] = [];
  for (let from = 0; from < topics.length; from += 20) {
    parts.push(
      JSON.stringify({ ownerKey: change.ownerKey, topics: topics.slice(from, from + 20) }),
    );
  }
  return parts;
}
