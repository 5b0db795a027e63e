import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const BatchUploadDocument = graphql(`
  query BatchUpload($id: ID!) {
    batch(id: $id) {
      id
      upload {
        rowsReceived
        rowsBad
        tasks
        bytesReceived
        bytesTotal
      }
    }
  }
`);

/** How far the server is with the rows, while they are on their way. */
export function uploadOptions(id: string) {
  return queryOptions({
    queryKey: ['batch-upload', id],
    queryFn: () => request(BatchUploadDocument, { id }).then((data) => data.batch?.upload ?? null),
    refetchInterval: 1_000,
    staleTime: 0,
  });
}
