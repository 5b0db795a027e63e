import type { FastifyInstance } from 'fastify';
import type { KeyRing } from './key-ring.ts';

/** `GET /.well-known/jwks.json`: what pages check tokens by. Anybody may read it. */
export function addKeyRoute(app: FastifyInstance, ring: KeyRing): void {
  app.get('/.well-known/jwks.json', async (_request, reply) =>
    reply
      .headers({
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=300',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
      })
      .type('application/jwk-set+json')
      .send(await ring.published()),
  );
}
