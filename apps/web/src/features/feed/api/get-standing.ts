import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const RequesterStandingDocument = graphql(`
  query RequesterStanding($typeId: ID!) {
    preview(typeId: $typeId) {
      entry {
        typeId
        requester {
          id
          displayName
          memberSince
          standing {
            decided
            approvalRate
            medianReviewSeconds
          }
        }
      }
    }
  }
`);

/**
 * How the requester deals with submitted work. Asked apart from the preview: it comes from the
 * requester's own node, and when that is away the preview must not wait for it.
 */
export function requesterStandingOptions(typeId: string) {
  return queryOptions({
    queryKey: ['feed', 'standing', typeId],
    queryFn: () =>
      request(RequesterStandingDocument, { typeId }).then(
        ({ preview }) => preview?.entry.requester ?? null,
      ),
    staleTime: 5 * 60_000,
  });
}
