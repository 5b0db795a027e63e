import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A requester's own web server, as the exchange's people and pages meet it. */
export interface OwnPage {
  readonly origin: string;
  /** Queries of the pages that browsers asked for, in order. */
  readonly visits: URLSearchParams[];
  close(): Promise<void>;
}

/** Serves one page with a form that is posted to where the page was told to. */
export async function startOwnPage(): Promise<OwnPage> {
  const visits: URLSearchParams[] = [];
  const server: Server = createServer((incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://own');
    if (pathname !== '/task') {
      response.writeHead(404).end();
      return;
    }
    visits.push(searchParams);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(describePage(searchParams));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    visits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function describePage(query: URLSearchParams): string {
  const named = (name: string) => escapeHtml(query.get(name) ?? '');
  return `<!DOCTYPE html><meta charset="utf-8"><title>Survey</title>
<p id="item">${named('item')}</p><p id="assignment">${named('assignmentId')}</p>
<form method="post" action="${named('turkSubmitTo')}/mturk/externalSubmit">
<input type="hidden" name="assignmentId" value="${named('assignmentId')}">
<label>Verdict <input name="verdict"></label><button>Send</button></form>
<script>
try { top.location.href.length; document.body.dataset.top = 'seen'; }
catch { document.body.dataset.top = 'refused'; }
</script>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** What a server asks or hands in. Names below localhost are for browsers: it goes to this machine. */
export async function askAsServer(
  url: string,
  body?: object,
): Promise<{ status: number; body: unknown }> {
  const { hostname, port, pathname } = new URL(url);
  const payload = body === undefined ? '' : JSON.stringify(body);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port, path: pathname, method: body === undefined ? 'GET' : 'POST' },
        headers: {
          host: `${hostname}:${port}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          'content-length': Buffer.byteLength(payload),
        },
      },
      resolve,
    );
    asked.on('error', reject);
    asked.end(payload);
  });
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return {
    status: response.statusCode ?? 0,
    body: JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown,
  };
}
