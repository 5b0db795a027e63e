import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from './graphql/request.ts';

const MaintenanceDocument = graphql(`
  query Maintenance {
    maintenance {
      on
      message
      since
    }
  }
`);

/** Whether changes are refused at the moment, and why. */
export function maintenanceOptions() {
  return queryOptions({
    queryKey: ['maintenance'],
    queryFn: () => request(MaintenanceDocument).then(({ maintenance }) => maintenance),
    meta: { topics: ['maintenance'] },
    staleTime: 30_000,
    refetchInterval: 60_000,
    retry: false,
  });
}
