import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import type { ClusterConfig, Log } from '@exchange/cluster';
import type { Directory as DirectoryDatabase } from '@exchange/partitions';
import type { TakeFromWindow } from '../http/shared-windows.ts';

export const authPath = '/api/auth';
/** The gateway says here whom it is talking to; what a caller puts there is thrown away. */
export const clientAddressHeader = 'x-exchange-client-address';
export const sessionSeconds = 30 * 24 * 60 * 60;
export const shortestPassword = 10;
const longestPassword = 128;

export type Auth = ReturnType<typeof createAuth>;

interface AuthOptions {
  readonly database: DirectoryDatabase;
  readonly config: ClusterConfig;
  readonly trustedOrigins: () => string[];
  readonly take: TakeFromWindow;
  readonly log: Log;
}

/** better-auth on the directory: people with sessions, programs with keys. */
export function createAuth({ database, config, trustedOrigins, take, log }: AuthOptions) {
  const { limits, publicUrl } = config.gateway;
  const attempts = { window: 10, max: limits.signIns };
  return betterAuth({
    appName: 'Task exchange',
    baseURL: publicUrl,
    basePath: authPath,
    secret: config.secrets.session,
    trustedOrigins,
    database: prismaAdapter(database.db, { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      autoSignIn: true,
    },
    // Sessions are looked up at the directory, so that one that was ended is dead everywhere.
    session: {
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      window: 10,
      max: limits.signIns * 5,
      customRules: {
        '/sign-in/*': attempts,
        '/sign-up/*': attempts,
        '/change-password': attempts,
        '/get-session': false,
      },
      customStorage: {
        async consume(key, rule) {
          const { taken, leftMs } = await take(`auth:${key}`, 1, rule.window * 1000);
          const allowed = taken <= rule.max;
          return { allowed, retryAfter: allowed ? null : Math.ceil(leftMs / 1000) };
        },
      },
    },
    advanced: {
      cookiePrefix: 'exchange',
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
    plugins: [
      apiKey({
        defaultPrefix: 'xk_',
        defaultKeyLength: 40,
        maximumNameLength: 60,
        startingCharactersConfig: { shouldStore: true, charactersLength: 8 },
        enableSessionForAPIKeys: false,
        // The gateway's own limit per account counts keys too.
        rateLimit: { enabled: false },
        keyExpiration: { defaultExpiresIn: null, minExpiresIn: 1, maxExpiresIn: 3_650 },
      }),
    ],
    logger: {
      level: 'warn',
      log(level, message) {
        // Its extra arguments may hold what people typed: only the message is kept.
        if (level === 'error') log.error({ part: 'auth' }, message);
        else log.warn({ part: 'auth' }, message);
      },
    },
    telemetry: { enabled: false },
  });
}
