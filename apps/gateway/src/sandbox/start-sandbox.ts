import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyBaseLogger } from 'fastify';
import type { Logger } from '@exchange/service';
import { addAnswerRoutes, type AnswerServices } from '../external/answer-routes.ts';
import { addSandboxRoutes, largestPost, type SandboxServices } from './sandbox-routes.ts';

export interface RunningSandbox {
  readonly port: number;
  close(): Promise<void>;
}

/** The listener of the sandbox: a server of its own, so that no route of the app is near it. */
export async function startSandbox(
  services: SandboxServices & {
    /** What requesters' own pages need; without it there are HTML templates alone. */
    readonly pages?: Omit<AnswerServices, keyof SandboxServices>;
  },
  listen: {
    readonly host: string;
    readonly port: number;
    /** Whether another port will do. */
    readonly anyPort: boolean;
    readonly trustedProxies: readonly string[];
  },
  log: Logger,
): Promise<RunningSandbox> {
  const quiet: FastifyBaseLogger = log.child({}, { level: 'warn' });
  const app = Fastify({
    loggerInstance: quiet,
    bodyLimit: largestPost,
    requestTimeout: 30_000,
    trustProxy: listen.trustedProxies.length === 0 ? false : [...listen.trustedProxies],
    routerOptions: { maxParamLength: 3_000 },
  });
  addSandboxRoutes(app, services);
  if (services.pages !== undefined) addAnswerRoutes(app, { ...services, ...services.pages });
  const { host } = listen;
  await app.listen({ host, port: listen.port }).catch(async (error: unknown) => {
    if (!listen.anyPort || (error as { code?: unknown }).code !== 'EADDRINUSE') throw error;
    await app.listen({ host, port: 0 });
  });
  const { port } = app.server.address() as AddressInfo;
  return { port, close: () => app.close() };
}
