import { Agent, type Dispatcher } from 'undici';
import { contractHeaders, type ServingNode } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import { requestIdHeader, viewerTokenHeader, type Metrics } from '@exchange/service';
import type { GatewayContext } from '../graphql/gateway-context.ts';
import type { Identity } from '../viewer/identity.ts';
import { readSubgraphAnswer, type SubgraphAnswer } from './subgraph-answer.ts';

const connectionsPerNode = 64;
/** Requests beyond this many at one node are refused at once instead of waiting in memory. */
const mostInFlight = 512;
const longestFetchMs = 8_000;
const connectMs = 2_000;
const largestAnswerBytes = 64 * 1024 * 1024;

export type SubgraphName = 'requester' | 'performer';

export interface NodeTransport {
  /**
   * Posts a GraphQL request to a node and reads the answer.
   * @throws ExchangeError UNAVAILABLE, DEADLINE_EXCEEDED, OVERLOADED or what the node answered
   */
  post(
    node: ServingNode,
    subgraph: SubgraphName,
    body: string,
    context: GatewayContext,
  ): Promise<SubgraphAnswer>;
  /** For streams, which are of any size and never in memory. */
  readonly streams: Dispatcher;
  close(): Promise<void>;
}

/** Kept connections to nodes, with a deadline and a bound for each node. */
export function createNodeTransport(options: {
  readonly showViewer: (identity: Identity) => string;
  readonly metrics: Pick<Metrics, 'nodeCallSeconds'>;
}): NodeTransport {
  const connections: Agent.Options = {
    connections: connectionsPerNode,
    pipelining: 1,
    // Shorter than nodes keep an idle connection, so that one is rarely closed under a request.
    keepAliveTimeout: 20_000,
    connect: { timeout: connectMs },
  };
  const dispatcher = new Agent({ ...connections, maxResponseSize: largestAnswerBytes });
  const streams = new Agent(connections);
  const inFlight = new Map<string, number>();

  async function send(
    node: ServingNode,
    subgraph: SubgraphName,
    body: string,
    context: GatewayContext,
  ): Promise<SubgraphAnswer> {
    const leftMs = Math.min(context.endsAt - performance.now(), longestFetchMs);
    if (leftMs <= 0) throw tooLate();
    const response = await dispatcher.request({
      origin: node.url,
      path: `/graphql/${subgraph}`,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [requestIdHeader]: context.requestId,
        [contractHeaders.deadline]: String(Math.ceil(leftMs)),
        ...(context.identity === null
          ? {}
          : { [viewerTokenHeader]: options.showViewer(context.identity) }),
      },
      body,
      headersTimeout: leftMs,
      bodyTimeout: leftMs,
    });
    return readSubgraphAnswer(response.statusCode, await response.body.text());
  }

  return {
    streams,
    async post(node, subgraph, body, context) {
      const busy = inFlight.get(node.nodeId) ?? 0;
      if (busy >= mostInFlight) throw overloaded();
      inFlight.set(node.nodeId, busy + 1);
      const from = performance.now();
      let code = 'OK';
      try {
        return await send(node, subgraph, body, context);
      } catch (error) {
        const shown = toNodeError(error);
        code = shown.code;
        throw shown;
      } finally {
        inFlight.set(node.nodeId, (inFlight.get(node.nodeId) ?? 1) - 1);
        options.metrics.nodeCallSeconds.observe(
          { operation: `graphql ${subgraph}`, code },
          (performance.now() - from) / 1000,
        );
      }
    },
    async close() {
      await Promise.all([dispatcher.destroy(), streams.destroy()]);
    },
  };
}

/** The words of undici hold addresses: they stay in `cause`, for the log. */
export function toNodeError(error: unknown): ExchangeError {
  if (error instanceof ExchangeError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') return tooLate(error);
  return new ExchangeError(
    'UNAVAILABLE',
    'A part of the exchange cannot be reached at the moment. Try again shortly.',
    { cause: error },
  );
}

/** Whether the connection broke before an answer: asking again may help, if asking twice is harmless. */
export function isBrokenConnection(error: unknown): boolean {
  const cause = error instanceof ExchangeError ? error.cause : null;
  const code = (cause as { code?: unknown } | null)?.code;
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}

function tooLate(cause?: unknown): ExchangeError {
  return new ExchangeError('DEADLINE_EXCEEDED', 'This took too long. Try again shortly.', {
    cause,
  });
}

function overloaded(): ExchangeError {
  return new ExchangeError(
    'OVERLOADED',
    'Too many requests wait for one part of the exchange. Try again shortly.',
  );
}
