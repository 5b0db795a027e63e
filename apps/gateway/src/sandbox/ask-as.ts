import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { ExchangeError, isErrorCode } from '@exchange/kernel';
import type { Queryable } from '@exchange/partitions';
import type { GatewayContext } from '../graphql/gateway-context.ts';
import { graphqlLimits } from '../graphql/limits.ts';
import { findAccountViewer } from '../store/find-viewer.ts';
import { decideViewer } from '../viewer/decide-viewer.ts';
import type { Identity } from '../viewer/identity.ts';

/** Asks the API for data as a certain account. */
export type AskAs = <Data>(
  who: string | Identity,
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Data>;

/**
 * The gateway's own executor in somebody's name, so that what belongs to whom is decided where it always
 * is. By account alone one can read, and nothing else, unless `allows` says more.
 */
export function createAskAs(
  database: Queryable,
  graphql: ApolloServer<GatewayContext>,
  allows: (scope: string) => boolean = (scope) => scope.endsWith(':read'),
): AskAs {
  async function identify(accountId: string): Promise<Identity> {
    const row = await findAccountViewer(database, accountId);
    if (row === null) throw new ExchangeError('UNAUTHENTICATED', 'This account is gone.');
    const viewer = decideViewer(row);
    const scopes = viewer.scopes.filter((scope) => allows(scope));
    const kind = 'session';
    return {
      viewer: { ...viewer, scopes },
      kind,
      credentialId: 'sandbox',
      expiresAt: null,
      signed: null,
    };
  }

  return async <Data>(
    who: string | Identity,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ) => {
    const identity = typeof who === 'string' ? await identify(who) : who;
    const contextValue: GatewayContext = {
      viewer: identity.viewer,
      identity,
      requestId: randomUUID(),
      endsAt: performance.now() + graphqlLimits.operationMs,
      identifyAnew: () => Promise.resolve(identity),
    };
    const { body } = await graphql.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('A plain operation has a single answer.');
    const { data, errors } = body.singleResult;
    const [error] = errors ?? [];
    if (error !== undefined) {
      const code = error.extensions?.['code'];
      throw new ExchangeError(isErrorCode(code) ? code : 'INTERNAL', error.message);
    }
    return data as Data;
  };
}
