import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a frame shows: work in hand, work that may be accepted, or a row of the requester's own. */
export type FrameSubject =
  | { readonly kind: 'assignment'; readonly id: string }
  | { readonly kind: 'preview'; readonly id: string }
  | { readonly kind: 'task'; readonly id: string };

export interface Ticket {
  /** Whose eyes it is shown to: everything is asked for as them. */
  readonly accountId: string;
  readonly subject: FrameSubject;
  /** First part of the sandbox's host name. */
  readonly label: string;
  /** Marks the messages of this frame. */
  readonly nonce: string;
  /** Origin of the page around the frame. */
  readonly app: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Tickets {
  sign(ticket: Ticket): string;
  /** Null for what was not signed here, was changed, or is over. */
  read(text: string, now: number): Ticket | null;
}

const longest = 2_000;

/** Tickets are short-lived and signed, so that the sandbox needs no session and no memory. */
export function createTickets(secret: string): Tickets {
  // A key of its own: a ticket must not pass for anything else that is signed with the secret.
  const key = createHmac('sha256', secret).update('sandbox tickets').digest();
  const seal = (body: string) => createHmac('sha256', key).update(body).digest();
  return {
    sign(ticket) {
      const body = Buffer.from(JSON.stringify(ticket)).toString('base64url');
      return `${body}.${seal(body).toString('base64url')}`;
    },
    read(text, now) {
      const [body, mac, more] = text.length > longest ? [] : text.split('.');
      if (body === undefined || mac === undefined || more !== undefined) return null;
      const given = Buffer.from(mac, 'base64url');
      const wanted = seal(body);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      const ticket = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Ticket;
      return ticket.expiresAt > now ? ticket : null;
    },
  };
}
