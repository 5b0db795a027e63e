import { ExchangeError } from '@exchange/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Identity } from '../viewer/identity.ts';
import { addAnswerFileRoutes } from './answer-file-routes.ts';
import type { FileServices } from './file-services.ts';
import { addMediaRoutes } from './media-routes.ts';
import { addShownFileRoutes } from './shown-file-routes.ts';

/** Files behind a session or key; their bodies stay streams whatever they claim to be. */
export function addFileRoutes(
  app: FastifyInstance,
  services: FileServices | null,
  identityOf: (request: FastifyRequest) => Identity | null,
): void {
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, parsed) => {
      parsed(null, payload);
    });
    if (services === null) {
      scope.all('/api/files', refuse);
      scope.all('/api/files/*', refuse);
    } else {
      const { fileBytes, answerBytes } = services.limits;
      scope.addHook('onRoute', (route) => {
        route.bodyLimit = Math.max(fileBytes, answerBytes);
      });
      addMediaRoutes(scope, services, identityOf);
      addShownFileRoutes(scope, services, identityOf);
      addAnswerFileRoutes(scope, services, identityOf);
    }
    done();
  });
}

function refuse(): never {
  throw new ExchangeError(
    'NOT_FOUND',
    'This exchange keeps no files: its operator sets files.folder or files.s3.',
  );
}
