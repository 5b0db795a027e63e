import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ExchangeError } from '@exchange/kernel';
import { createScriptSources } from './inline-scripts.ts';
import { addPageHeaders, secureFiles } from './security-headers.ts';

/** Vite puts a hash of the content into these names: they never change. */
const hashedFile = /[/\\]assets[/\\].+-[\w-]{8,}\.\w+(\.(br|gz))?$/;

interface WebAppOptions {
  /** Folder of the built files. */
  readonly root: string;
  readonly publicUrl: string;
  /** What the app may show in frames, as `frame-src` has it. */
  readonly frameSources: () => string;
}

/** The built web app: its files, and its page at every other address that a browser asks for. */
export function addWebApp(
  app: FastifyInstance,
  { root, publicUrl, frameSources }: WebAppOptions,
): void {
  const page = join(root, 'index.html');
  const isBuilt = existsSync(page);
  if (isBuilt) app.register((scope) => addFiles(scope, root));
  app.register(async (scope) => {
    const scriptSources = isBuilt ? createScriptSources(page) : () => '';
    await addPageHeaders(scope, publicUrl, scriptSources, frameSources);
    // For the page alone: the files have a scope of their own.
    if (isBuilt) await scope.register(fastifyStatic, { ...serving(root), serve: false });
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

/**
 * Files with a hash in their names are looked for when they are asked for, since the app may be built
 * anew while it is served: then its page names others. The few beside them are listed once.
 */
async function addFiles(scope: FastifyInstance, root: string): Promise<void> {
  secureFiles(scope);
  await scope.register(fastifyStatic, {
    ...serving(root),
    decorateReply: false,
    wildcard: false,
    index: false,
    globIgnore: ['index.html*', '.vite/**', 'assets/**'],
  });
  await scope.register(fastifyStatic, {
    ...serving(join(root, 'assets')),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
  });
}

function serving(root: string) {
  return {
    root,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply: { header(name: string, value: string): unknown }, path: string) {
      const age = hashedFile.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
      reply.header('cache-control', age);
    },
  };
}
