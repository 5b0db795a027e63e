import type { FastifyInstance } from 'fastify';

/**
 * Closes a server without losing an answer: no new connections, idle ones closed, busy ones served
 * to their end. What is still open after `drainMs` (a stream, a stuck client) is cut.
 */
export async function drainServer(app: FastifyInstance, drainMs: number): Promise<void> {
  const cut = setTimeout(() => {
    app.log.warn({ drainMs }, 'connections still busy after the drain time are cut');
    app.server.closeAllConnections();
  }, drainMs);
  // A connection that becomes idle after close() began would otherwise wait for its keep-alive.
  const sweep = setInterval(() => {
    app.server.closeIdleConnections();
  }, 100);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
    clearInterval(sweep);
  }
}
