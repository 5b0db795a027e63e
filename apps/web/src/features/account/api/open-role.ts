import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OpenRoleInput } from '#gql';
import { graphql } from '#gql';
import { viewerOptions } from '#lib/auth/viewer.ts';
import { request } from '#lib/graphql/request.ts';

const CategoriesDocument = graphql(`
  query Categories {
    categories
  }
`);

const OpenRoleDocument = graphql(`
  mutation OpenRole($input: OpenRoleInput!) {
    openRole(input: $input) {
      __typename
      ... on OpenRoleSuccess {
        viewer {
          id
          roles
        }
      }
      ... on InvalidInput {
        message
        problems {
          path
          message
        }
      }
    }
  }
`);

/** Categories of work that exist now. */
export function categoriesOptions() {
  return queryOptions({
    queryKey: ['account', 'categories'],
    queryFn: () => request(CategoriesDocument).then(({ categories }) => categories),
    staleTime: 60_000,
  });
}

/** Adds a role to the account. The answer says whether it could. */
export function useOpenRole() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: OpenRoleInput) =>
      request(OpenRoleDocument, { input }).then(({ openRole }) => openRole),
    onSuccess: async (result) => {
      if (result.__typename === 'OpenRoleSuccess') {
        await client.query({ ...viewerOptions(), staleTime: 0 });
      }
    },
  });
}
