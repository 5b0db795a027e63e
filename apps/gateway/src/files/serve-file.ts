import { Readable } from 'node:stream';
import { ExchangeError } from '@exchange/kernel';
import type { ByteRange, ObjectStore } from '@exchange/objects';
import { sniffedBytes, sniffType } from '@exchange/objects';
import type { FastifyInstance } from 'fastify';
import type { FileTickets } from './file-tickets.ts';

/**
 * Whatever a file holds, nothing in it runs and no page is made of it: a document has an origin of its
 * own without scripts, the type is what was found in the file, and only what pages show is not saved.
 */
const fileHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // Templates, whose pages have no origin, show files too, and read their pixels.
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'accept-ranges': 'bytes',
};

const shown = ['image', 'audio', 'video'];

/** `GET /files/<ticket>`: one file, whole or in part, for whoever has its address. */
export function addFileRoute(
  app: FastifyInstance,
  { store, tickets }: { readonly store: ObjectStore; readonly tickets: FileTickets },
): void {
  app.get<{ Params: { ticket: string } }>('/files/:ticket', async (request, reply) => {
    const ticket = tickets.read(request.params.ticket, Date.now());
    const info = ticket === null ? null : await store.find(ticket.key);
    if (ticket === null || info === null) {
      throw new ExchangeError('NOT_FOUND', 'This address is no longer valid: reload the page.');
    }
    const range = readRange(request.headers.range, info.bytes);
    const head = await readHead(store, ticket.key, info.bytes);
    const { kind, type } = sniffType(head);
    const file = info.bytes === 0 ? null : await store.open(ticket.key, range ?? undefined);
    const disposition = shown.includes(kind) ? 'inline' : 'attachment';
    reply
      .headers(fileHeaders)
      .type(type)
      .header('content-length', range === null ? info.bytes : range.end - range.start + 1)
      .header('cache-control', 'private, max-age=3600')
      .header('content-disposition', `${disposition}; filename*=UTF-8''${encode(ticket.name)}`);
    if (range !== null) {
      const { start, end } = range;
      reply.status(206).header('content-range', `bytes ${start}-${end}/${info.bytes}`);
    }
    return reply.send(file === null ? '' : Readable.from(file.body, { objectMode: false }));
  });
}

async function readHead(store: ObjectStore, key: string, bytes: number): Promise<Buffer> {
  if (bytes === 0) return Buffer.alloc(0);
  const end = Math.min(bytes, sniffedBytes) - 1;
  const file = await store.open(key, { start: 0, end });
  const parts: Uint8Array[] = [];
  if (file !== null) for await (const part of file.body) parts.push(part);
  return Buffer.concat(parts);
}

/** The one range that players ask for; null for all of it, also where a range makes no sense. */
function readRange(header: string | undefined, bytes: number): ByteRange | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  return start <= end ? { start, end } : null;
}

function encode(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
}
