import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ExchangeError } from '@exchange/kernel';
import { addPageHeaders } from './security-headers.ts';

/** Vite puts a hash of the content into these names: they never change. */
const hashedFile = /[/\\]assets[/\\].+-[\w-]{8,}\.\w+(\.(br|gz))?$/;

interface WebAppOptions {
  /** Folder of the built files. */
  readonly root: string;
  readonly publicUrl: string;
}

/** The built web app: its files, and its page at every other address that a browser asks for. */
export function addWebApp(app: FastifyInstance, { root, publicUrl }: WebAppOptions): void {
  const isBuilt = existsSync(join(root, 'index.html'));
  app.register(async (scope) => {
    await addPageHeaders(scope, publicUrl);
    if (isBuilt) await addFiles(scope, root);
    scope.get('/*', (request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      // A file that is not there must not be answered with a page.
      if (path.startsWith('/api/') || path.startsWith('/assets/')) {
        throw new ExchangeError('NOT_FOUND', 'There is nothing at this address.');
      }
      if (isBuilt) return reply.sendFile('index.html');
      return reply
        .status(503)
        .type('text/plain; charset=utf-8')
        .send(
          'The web app is not built: run "npm start", or "pnpm --filter @exchange/web build".\n',
        );
    });
  });
}

async function addFiles(scope: FastifyInstance, root: string): Promise<void> {
  await scope.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      const age = hashedFile.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
      reply.header('cache-control', age);
    },
  });
}
