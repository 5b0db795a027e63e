import { Agent, request } from 'node:http';

export type HttpClient = {
  /** Posts JSON and gives the parsed answer. */
  readonly post: (path: string, body: string) => Promise<{ status: number; body: string }>;
  readonly close: () => void;
};

/**
 * One client with connections of its own that are kept open: cheap enough that the load generator
 * is not what is measured, and the same for the ceiling and for the exchange.
 */
export function createHttpClient(
  baseUrl: string,
  headers: Readonly<Record<string, string>> = {},
): HttpClient {
  const { hostname, port } = new URL(baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  return {
    post: (path, body) =>
      new Promise((resolve, reject) => {
        const outgoing = request(
          {
            agent,
            hostname,
            port,
            path,
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(body),
              ...headers,
            },
          },
          (answer) => {
            const parts: Buffer[] = [];
            answer.on('data', (part: Buffer) => parts.push(part));
            answer.on('error', reject);
            answer.on('end', () => {
              resolve({
                status: answer.statusCode ?? 0,
                body: Buffer.concat(parts).toString('utf8'),
              });
            });
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => {
      agent.destroy();
    },
  };
}
