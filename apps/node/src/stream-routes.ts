import type { NodeModule } from '@exchange/cluster';
import type { FastifyInstance } from 'fastify';
import type { CallerAuth } from './caller-auth.ts';
import type { OwnerGate } from './moves/owner-gate.ts';

/**
 * Uploads and downloads of a module, below `/streams/<module>`, for gateways with a viewer only. An
 * upload cannot be sent again to another home, so its user is not moved before it has ended.
 */
export function addStreamRoutes(
  http: FastifyInstance,
  module: NodeModule,
  auth: CallerAuth,
  gate: OwnerGate,
): void {
  if (module.registerRoutes === undefined) return;
  http.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', async (request, reply) => {
        const ownerKey = auth.requireViewer(request.headers)[module.name];
        if (request.method === 'GET' || ownerKey === null) return;
        reply.raw.once('close', await gate.enter(ownerKey));
      });
      module.registerRoutes?.(scope, (headers) => auth.requireViewer(headers));
      done();
    },
    { prefix: `/streams/${module.name}` },
  );
}
