import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { ClusterSecrets } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import {
  createViewerVerifier,
  nodeTokenHeader,
  verifyNodeToken,
  viewerTokenHeader,
  type NodeIdentity,
  type RequestViewer,
} from '@exchange/service';

type Headers = IncomingHttpHeaders | Record<string, string | string[] | undefined>;

/** Who may talk to a node: gateways for a viewer, and the other processes of the cluster. */
export interface CallerAuth {
  /** The viewer of a request, null for a gateway that asks for nobody. Throws UNAUTHENTICATED. */
  findViewer(request: IncomingMessage): RequestViewer | null;
  /** The viewer that these headers carry. Throws UNAUTHENTICATED when they carry none. */
  requireViewer(headers: Headers): RequestViewer;
  /** The process that calls. Throws UNAUTHENTICATED. */
  identify(request: IncomingMessage): NodeIdentity;
  isTrusted(request: IncomingMessage): boolean;
}

export function createCallerAuth(nodeId: string, secrets: ClusterSecrets): CallerAuth {
  const verifyViewer = createViewerVerifier(secrets.viewer);
  // A signature is checked once per request, whoever asks first.
  const viewers = new WeakMap<IncomingMessage, RequestViewer>();
  const callers = new WeakMap<IncomingMessage, NodeIdentity>();

  function requireViewer(headers: Headers): RequestViewer {
    return verifyViewer(textOf(headers[viewerTokenHeader]));
  }

  function identify(request: IncomingMessage): NodeIdentity {
    const token = textOf(request.headers[nodeTokenHeader]);
    const caller = callers.get(request) ?? verifyNodeToken(token, nodeId, secrets.nodeToNode);
    callers.set(request, caller);
    return caller;
  }

  function findViewer(request: IncomingMessage): RequestViewer | null {
    if (request.headers[viewerTokenHeader] === undefined) {
      identify(request);
      return null;
    }
    const viewer = viewers.get(request) ?? requireViewer(request.headers);
    viewers.set(request, viewer);
    return viewer;
  }

  return {
    findViewer,
    requireViewer,
    identify,
    isTrusted(request) {
      try {
        findViewer(request);
        return true;
      } catch (error) {
        if (error instanceof ExchangeError) return false;
        throw error;
      }
    },
  };
}

function textOf(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}
