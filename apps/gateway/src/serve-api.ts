import type { IncomingHttpHeaders } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import type { ClusterConfig, ClusterDirectory, Log } from '@exchange/cluster';
import { ExchangeError, type Clock } from '@exchange/kernel';
import type { Directory as DirectoryDatabase } from '@exchange/partitions';
import type { Metrics } from '@exchange/service';
import type { FastifyInstance } from 'fastify';
import { addAuthRoutes } from './auth/auth-routes.ts';
import { sessionSeconds, type Auth } from './auth/create-auth.ts';
import type { EventHub } from './events/event-hub.ts';
import { addEventRoute } from './events/event-route.ts';
import type { GatewayContext } from './graphql/gateway-context.ts';
import { addGraphQLRoute } from './graphql/graphql-route.ts';
import { identifyRequests } from './http/identify-request.ts';
import type { RateLimiter } from './http/rate-limiter.ts';
import { secureAnswers } from './http/security-headers.ts';
import { cutSlowBodies } from './http/slow-bodies.ts';
import { refuseChangingRequests } from './maintenance/refuse-changes.ts';
import type { MaintenanceWatch } from './maintenance/watch-maintenance.ts';
import type { NodeTransport } from './routing/node-transport.ts';
import { addBatchStreams } from './streams/batch-streams.ts';
import { addPageRoute, type PageServices } from './external/open-route.ts';
import { addFileRoutes } from './files/file-routes.ts';
import type { FileServices } from './files/file-services.ts';
import { addFileRoute } from './files/serve-file.ts';
import { addFrameRoute, type FrameServices } from './sandbox/frame-route.ts';
import type { Authenticator } from './viewer/authenticator.ts';
import type { CredentialReader } from './viewer/credential.ts';
import type { Identity } from './viewer/identity.ts';
import { prolongUsedSessions } from './viewer/prolong-session.ts';

export interface ApiServices {
  readonly config: ClusterConfig;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly database: DirectoryDatabase;
  readonly directory: ClusterDirectory;
  readonly auth: Auth;
  readonly sessionCookie: string;
  readonly credentials: CredentialReader;
  readonly authenticator: Authenticator;
  readonly transport: NodeTransport;
  readonly showViewer: (identity: Identity) => string;
  readonly graphql: ApolloServer<GatewayContext>;
  readonly hub: EventHub;
  readonly maintenance: Pick<MaintenanceWatch, 'current'>;
  readonly isTrustedOrigin: (origin: string) => boolean;
  readonly frames: FrameServices;
  /** Null where the operator has set no store. */
  readonly files: FileServices | null;
  readonly pages: PageServices;
  readonly take: Parameters<typeof addAuthRoutes>[1]['take'];
  readonly limiter: RateLimiter;
}

const megabyte = 1024 * 1024;

/** Everything that callers reach with a session or a key. */
export function serveApi(app: FastifyInstance, services: ApiServices): void {
  const { authenticator, clock, config, database } = services;
  const { limits, publicUrl } = config.gateway;
  const { take, limiter } = services;
  const forget = (accountId: string) => {
    authenticator.forget(accountId);
  };

  app.register((scope, _options, done) => {
    secureAnswers(scope);
    refuseChangingRequests(scope, services.maintenance);
    const identities = identifyRequests(scope, {
      authenticator,
      limiter,
      limits,
      isTrustedOrigin: services.isTrustedOrigin,
    });
    prolongUsedSessions(scope, {
      database,
      clock,
      identities,
      credentials: services.credentials,
      cookieName: services.sessionCookie,
      secure: publicUrl.startsWith('https:'),
      sessionSeconds,
      forget,
    });
    const identityOf = identities.of;
    const identifyAnew = (request: { readonly headers: IncomingHttpHeaders }) =>
      authenticator.identifyAnew(request.headers);

    scope.register((short, _shortOptions, shortDone) => {
      cutSlowBodies(short);
      addGraphQLRoute(short, {
        server: services.graphql,
        identityOf,
        identifyAnew,
        metrics: services.metrics,
      });
      addAuthRoutes(short, {
        auth: services.auth,
        publicUrl,
        identityOf,
        forget,
        take,
        signInsPerAccount: limits.signInsPerAccount,
      });
      addFrameRoute(short, services.frames, identityOf);
      addPageRoute(short, services.pages, identityOf);
      addEventRoute(short, { hub: services.hub, identityOf, identifyAnew });
      short.all('/api/*', () => {
        throw new ExchangeError('NOT_FOUND', 'There is nothing at this address.');
      });
      shortDone();
    });
    addBatchStreams(scope, {
      directory: services.directory,
      dispatcher: services.transport.streams,
      showViewer: services.showViewer,
      identityOf,
      largestUploadBytes: limits.uploadMegabytes * megabyte,
    });
    addFileRoutes(scope, services.files, identityOf);
    done();
  });
  // No session is looked at here: whoever has an address may read the file.
  if (services.files !== null) addFileRoute(app, services.files);
}
