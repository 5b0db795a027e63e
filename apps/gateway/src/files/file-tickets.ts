import { createHmac, timingSafeEqual } from 'node:crypto';

/** Lets whoever has it read one file for a while. */
export interface FileTicket {
  readonly key: string;
  /** As which it is saved. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface FileTickets {
  /** Path of an address that is valid for one to two hours, and the same within an hour. */
  addressOf(file: Pick<FileTicket, 'key' | 'name'>, now: number): string;
  /** Null for what was not signed here, was changed, or is over. */
  read(text: string, now: number): FileTicket | null;
}

const hourMs = 3_600_000;
const longest = 1_500;

/** Signed addresses of files: no session is needed where they are used, and none is looked at. */
export function createFileTickets(secret: string): FileTickets {
  // A key of its own: a ticket must not pass for anything else that is signed with the secret.
  const key = createHmac('sha256', secret).update('file tickets').digest();
  const seal = (body: string) => createHmac('sha256', key).update(body).digest();
  return {
    addressOf(file, now) {
      const expiresAt = (Math.floor(now / hourMs) + 2) * hourMs;
      const ticket = [file.key, file.name, expiresAt];
      const body = Buffer.from(JSON.stringify(ticket)).toString('base64url');
      return `/files/${body}.${seal(body).toString('base64url')}`;
    },
    read(text, now) {
      const [body, mac, more] = text.length > longest ? [] : text.split('.');
      if (body === undefined || mac === undefined || more !== undefined) return null;
      const given = Buffer.from(mac, 'base64url');
      const wanted = seal(body);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      const [objectKey, name, expiresAt] = JSON.parse(
        Buffer.from(body, 'base64url').toString('utf8'),
      ) as [string, string, number];
      return expiresAt > now ? { key: objectKey, name, expiresAt } : null;
    },
  };
}
