import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Credentials {
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);

/** The signature that a request must have (AWS Signature Version 4, in the header). */
function signatureOf(request: IncomingMessage, names: string, scope: string, secret: string) {
  const url = new URL(request.url ?? '/', 'http://bucket');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name])}\n`);
  const canonical = [
    request.method,
    url.pathname,
    query,
    headers.join(''),
    names,
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const [date = '', region = '', service = ''] = scope.split('/');
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, digest].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request');
  return hmac(key, text).toString('hex');
}

/** A bucket in memory that takes what Amazon S3 takes, signed as it wants it. */
export function createBucketServer({ region, bucket, accessKeyId, secretAccessKey }: Credentials) {
  const files = new Map<string, Buffer>();

  function isSigned(request: IncomingMessage): boolean {
    const pattern =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\S+), ?SignedHeaders=(\S+), ?Signature=(\w+)$/;
    const [, id, scope = '', names = '', given] =
      pattern.exec(request.headers.authorization ?? '') ?? [];
    const isOurs = id === accessKeyId && scope.endsWith(`/${region}/s3/aws4_request`);
    return isOurs && given === signatureOf(request, names, scope, secretAccessKey);
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    // A body that breaks off is never kept.
    request.on('error', () => undefined);
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://bucket');
      const key = url.pathname.slice(bucket.length + 2);
      const file = files.get(key);
      const answer = (status: number, body: Buffer | string = '', headers = {}) =>
        response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
      if (!isSigned(request)) return answer(403, '<Error>SignatureDoesNotMatch</Error>');
      if (request.method === 'PUT') {
        if (request.headers['content-length'] === undefined) return answer(411);
        files.set(key, Buffer.concat(parts));
        return answer(200);
      }
      if (request.method === 'DELETE') {
        files.delete(key);
        return answer(204);
      }
      if (key === '') return answer(200, listing(url.searchParams));
      if (file === undefined) return answer(404);
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      if (from === undefined) return answer(200, file, { 'content-length': file.length });
      const part = file.subarray(Number(from), Number(to) + 1);
      return answer(206, part, { 'content-range': `bytes ${from}-${to ?? ''}/${file.length}` });
    });
  });

  function listing(query: URLSearchParams): string {
    const found = [...files.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? ''))
      .filter((key) => key > (query.get('start-after') ?? ''))
      .sort()
      .slice(0, Number(query.get('max-keys')));
    const entries = found.map(
      (key) => `<Contents><Key>${key}</Key><Size>${files.get(key)?.length ?? 0}</Size></Contents>`,
    );
    return `<ListBucketResult>${entries.join('')}</ListBucketResult>`;
  }

  return {
    listen: () =>
      new Promise<string>((resolve) => {
        server.listen(0, '127.0.0.1', () => {
          resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
        });
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
