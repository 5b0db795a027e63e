import { AwsClient } from 'aws4fetch';
import type { ObjectInfo, ObjectStore } from './object-store.ts';
import { exactly, requireKey } from './object-store.ts';

/** A bucket of Amazon S3 or of a store that speaks like it. */
export interface S3Settings {
  /** Such as https://s3.eu-central-1.amazonaws.com; the bucket is a part of the path. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const answerMs = 30_000;

/** Files in a bucket: private ones, which only this program's addresses lead to. */
export function createS3Store(settings: S3Settings): ObjectStore {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const root = `${endpoint.replace(/\/$/, '')}/${bucket}`;

  async function send(
    method: string,
    address: string,
    options: { headers?: Record<string, string>; body?: AsyncIterable<Uint8Array> } = {},
  ): Promise<Response> {
    const { headers = {}, body } = options;
    const signed = await client.sign(`${root}${address}`, { method, headers });
    // A body takes as long as its sender does, who is watched elsewhere.
    const init = body === undefined ? { signal: AbortSignal.timeout(answerMs) } : {};
    const response = await fetch(signed.url, {
      method,
      headers: signed.headers,
      ...init,
      ...(body === undefined ? {} : { body: ReadableStream.from(body), duplex: 'half' }),
    });
    if (response.ok || response.status === 404) return response;
    const said = (await response.text()).slice(0, 300);
    throw new Error(`The file store answered ${method} with ${response.status}: ${said}`);
  }

  async function find(key: string): Promise<ObjectInfo | null> {
    const response = await send('HEAD', `/${requireKey(key)}`);
    return response.status === 404 ? null : { key, bytes: lengthOf(response) };
  }

  return {
    find,
    async put(key, body, bytes) {
      const headers = {
        'content-length': String(bytes),
        'content-type': 'application/octet-stream',
      };
      const counted = exactly(body, bytes);
      const response = await send('PUT', `/${requireKey(key)}`, { headers, body: counted }).catch(
        (error: unknown) => {
          throw (error as Error).cause instanceof Error ? (error as Error).cause : error;
        },
      );
      if (response.status === 404) throw new Error(`The file store has no bucket ${bucket}.`);
      await response.body?.cancel();
    },
    async open(key, range) {
      const headers: Record<string, string> =
        range === undefined ? {} : { range: `bytes=${range.start}-${range.end}` };
      const response = await send('GET', `/${requireKey(key)}`, { headers });
      if (response.status === 404 || response.body === null) return null;
      const total = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
      const bytes = total === undefined ? lengthOf(response) : Number(total);
      return { bytes, body: response.body };
    },
    async list(prefix, { after, limit }) {
      const query = new URLSearchParams({
        'list-type': '2',
        'max-keys': String(limit),
        prefix: `${requireKey(prefix.replace(/\/$/, ''))}/`,
        ...(after === '' ? {} : { 'start-after': after }),
      });
      const response = await send('GET', `?${query.toString()}`);
      if (response.status === 404) throw new Error(`The file store has no bucket ${bucket}.`);
      return readListing(await response.text());
    },
    async remove(key) {
      const response = await send('DELETE', `/${requireKey(key)}`);
      await response.body?.cancel();
    },
  };
}

/** Keys hold nothing that XML would write otherwise. */
function readListing(xml: string): ObjectInfo[] {
  return [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, entry = '']) => {
    const key = /<Key>([^<]*)<\/Key>/.exec(entry)?.[1];
    const size = /<Size>(\d+)<\/Size>/.exec(entry)?.[1];
    return key === undefined || size === undefined ? [] : [{ key, bytes: Number(size) }];
  });
}

function lengthOf(response: Response): number {
  return Number(response.headers.get('content-length') ?? 0);
}
