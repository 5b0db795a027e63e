import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** About what fits into one packet: below it, compressing takes time and wins nothing. */
const leastBytes = 1_200;
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const compressors = {
  br: (content: string) => promisify(brotliCompress)(content, brotliOptions),
  gzip: (content: string) => promisify(gzip)(content, { level: 6 }),
};

export type Encoding = keyof typeof compressors;

/**
 * Compresses text answers for callers that take it. `mayCompress` says whether an answer may be: one
 * that holds a secret beside words of somebody else's choice must keep its length to itself.
 */
export function compressAnswers(
  scope: FastifyInstance,
  mayCompress: (request: FastifyRequest, reply: FastifyReply) => boolean,
): void {
  scope.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < leastBytes) return payload;
    reply.header('vary', 'accept-encoding');
    const encoding = decideEncoding(request.headers['accept-encoding']);
    if (encoding === null || !mayCompress(request, reply)) return payload;
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return compressors[encoding](payload);
  });
}

/** The best encoding that the header `accept-encoding` allows; null for none. */
export function decideEncoding(header: string | string[] | undefined): Encoding | null {
  const accepted = new Set(
    String(header ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.split(';')[0]?.trim()),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : null;
}
