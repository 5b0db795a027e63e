import http from 'node:http';
import https from 'node:https';
import { ExchangeError } from '@exchange/kernel';
import { deadlineExceeded } from './with-deadline.ts';

const largestAnswerBytes = 64 * 1024 * 1024;
/** Shorter than a server keeps an idle connection, so that it is rarely closed under a request. */
const idleMs = 20_000;

export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

export type HttpPost = (
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
) => Promise<HttpAnswer>;

export interface HttpPoster {
  readonly post: HttpPost;
  close(): void;
}

/** Posts JSON over kept connections. Throws UNAVAILABLE or DEADLINE_EXCEEDED, never an address. */
export function createHttpPoster(): HttpPoster {
  const options = {
    keepAlive: true,
    maxFreeSockets: 16,
    scheduling: 'lifo',
    timeout: idleMs,
  } as const;
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };

  const post: HttpPost = (url, headers, body, timeoutMs) =>
    new Promise((resolve, reject) => {
      const isSecure = url.protocol === 'https:';
      const request = (isSecure ? https : http).request(url, {
        method: 'POST',
        agent: agents[isSecure ? 'https:' : 'http:'],
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      });
      const timer = setTimeout(() => {
        fail(deadlineExceeded());
      }, timeoutMs);
      const fail = (error: Error): void => {
        clearTimeout(timer);
        reject(error instanceof ExchangeError ? error : unavailable(error));
        request.destroy();
      };
      request.on('error', fail);
      request.on('response', (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('error', fail);
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size > largestAnswerBytes) fail(new Error('The answer is too large.'));
          else parts.push(part);
        });
        response.on('close', () => {
          if (!response.complete) fail(new Error('The connection was lost.'));
        });
        response.on('end', () => {
          clearTimeout(timer);
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: response.statusCode ?? 0, body: parseJson(text) });
        });
      });
      request.end(body);
    });

  return {
    post,
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

function unavailable(cause: Error): ExchangeError {
  return new ExchangeError(
    'UNAVAILABLE',
    'A part of the exchange cannot be reached at the moment. Try again shortly.',
    { cause },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy between nodes may answer in its own words; the status says what happened.
    return null;
  }
}
