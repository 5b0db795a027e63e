import type { NodeModule } from '@exchange/cluster';
import type { FastifyInstance } from 'fastify';
import type { CallerAuth } from './caller-auth.ts';

/** Uploads and downloads of a module, below `/streams/<module>`, for gateways with a viewer only. */
export function addStreamRoutes(http: FastifyInstance, module: NodeModule, auth: CallerAuth): void {
  if (module.registerRoutes === undefined) return;
  http.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', (request, _reply, next) => {
        try {
          auth.requireViewer(request.headers);
          next();
        } catch (error) {
          next(error as Error);
        }
      });
      module.registerRoutes?.(scope, (headers) => auth.requireViewer(headers));
      done();
    },
    { prefix: `/streams/${module.name}` },
  );
}
