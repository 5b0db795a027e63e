import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { verifyViewerToken, viewerTokenHeader, type RequestViewer } from '@exchange/service';
import { secrets } from './test-config.ts';

export interface NodeRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly viewer: RequestViewer | null;
  readonly body: string;
  readonly graphql: {
    readonly query: string;
    readonly variables: Record<string, unknown> & { representations?: { id: string }[] };
  };
}

export interface FakeNode {
  readonly url: string;
  readonly requests: NodeRequest[];
  /** Decides the answer to the next requests; an object is sent as JSON with status 200. */
  answer: (request: NodeRequest, reply: ServerResponse) => unknown;
  stop(): Promise<void>;
}

/** An HTTP server in the place of a node: remembers what it was asked and answers what it is told. */
export async function startFakeNode(): Promise<FakeNode> {
  const requests: NodeRequest[] = [];
  const server: Server = createServer((message, reply) => {
    void handle(message, reply);
  });
  async function handle(message: IncomingMessage, reply: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of message) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString('utf8');
    const token = message.headers[viewerTokenHeader];
    const isJson = message.headers['content-type']?.startsWith('application/json') === true;
    const request: NodeRequest = {
      path: message.url ?? '',
      method: message.method ?? '',
      headers: message.headers,
      viewer: typeof token === 'string' ? verifyViewerToken(token, secrets.viewer) : null,
      body,
      graphql: (isJson ? JSON.parse(body) : {}) as NodeRequest['graphql'],
    };
    // Placement makes the rows of new users at their home; tests are about what comes after.
    const isContract = request.path.startsWith('/internal/');
    if (!isContract) requests.push(request);
    const answer = isContract ? { created: true } : node.answer(request, reply);
    if (answer === undefined) return;
    reply.setHeader('content-type', 'application/json');
    reply.end(JSON.stringify(answer));
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const node: FakeNode = {
    url: `http://127.0.0.1:${String(port)}`,
    requests,
    answer: () => ({ data: null }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return node;
}
