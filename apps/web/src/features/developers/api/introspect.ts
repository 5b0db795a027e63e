import { queryOptions } from '@tanstack/react-query';
import type { IntrospectionQuery } from 'graphql';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { runQuery } from './run-query.ts';

/** The API's own description, as a schema that editor and docs read. */
export function schemaOptions() {
  return queryOptions({
    queryKey: ['schema'],
    queryFn: async () => {
      const { body } = await runQuery(getIntrospectionQuery(), '');
      const data = readData(body);
      if (data === null)
        throw new Error('The API did not describe itself. Are you still signed in?');
      return buildClientSchema(data);
    },
    staleTime: Infinity,
    retry: false,
  });
}

function readData(body: unknown): IntrospectionQuery | null {
  if (typeof body !== 'object' || body === null || !('data' in body)) return null;
  const { data } = body;
  return typeof data === 'object' && data !== null && '__schema' in data
    ? (data as unknown as IntrospectionQuery)
    : null;
}
