import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

export interface EventReader {
  /** Topics of each event so far. */
  readonly changes: string[][];
  /** Resolves when the gateway ended the stream. */
  readonly ended: Promise<unknown>;
  close(): void;
}

/** Opens `/api/events` as a page of an age does; fails when the gateway refuses. */
export function openEvents(url: string, cookie: string, ageMs = 0): Promise<EventReader> {
  return openEventsWith(url, { cookie }, ageMs);
}

/** The same as a program does, with a key. */
export function openEventsByKey(url: string, secret: string): Promise<EventReader> {
  return openEventsWith(url, { authorization: `Bearer ${secret}` }, 0);
}

async function openEventsWith(
  url: string,
  headers: Readonly<Record<string, string>>,
  ageMs: number,
): Promise<EventReader> {
  const request = get(`${url}/api/events?age=${String(ageMs)}`, { headers, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) {
    request.destroy();
    throw new Error(`refused with ${String(response.statusCode)}`);
  }
  const changes: string[][] = [];
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    for (const [, data] of text.matchAll(/event: change\ndata: (.*)\n\n/g)) {
      changes.push((JSON.parse(data ?? '{}') as { topics: string[] }).topics);
    }
  });
  response.on('error', () => undefined);
  const ended = once(response, 'end');
  // Whoever closes the stream does not wait for its end.
  ended.catch(() => undefined);
  return {
    changes,
    ended,
    close: () => request.destroy(),
  };
}
