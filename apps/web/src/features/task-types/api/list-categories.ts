import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const CategoriesDocument = graphql(`
  query TaskTypeCategories {
    categories
  }
`);

/** Categories of work that exist now. */
export function categoriesOptions() {
  return queryOptions({
    queryKey: ['categories'],
    queryFn: () => request(CategoriesDocument).then((data) => data.categories),
    staleTime: 5 * 60_000,
  });
}
