import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { AccountRole, ViewerQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '../graphql/request.ts';

export const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      id
      email
      name
      roles
      scopes
    }
  }
`);

export type Viewer = NonNullable<ViewerQuery['viewer']>;
export type Role = AccountRole;

/** Who is signed in, or null. */
export function viewerOptions() {
  return queryOptions({
    queryKey: ['viewer'],
    queryFn: () => request(ViewerDocument).then(({ viewer }) => viewer ?? null),
    staleTime: 5 * 60_000,
  });
}

/** Who is signed in; only below routes that need somebody to be. */
export function useViewer(): Viewer {
  const { data } = useSuspenseQuery(viewerOptions());
  if (data === null) throw new Error('useViewer is used on a page that nobody has to sign in for');
  return data;
}
