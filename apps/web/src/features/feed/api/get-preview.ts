import { queryOptions } from '@tanstack/react-query';
import type { PreviewQuery } from '#gql';
import { graphql, withFragments } from '#gql';
import { request } from '#lib/graphql/request.ts';
import { FeedEntryFieldsFragment } from './feed-fields.ts';

const PreviewDocument = withFragments(
  graphql(`
    query Preview($typeId: ID!) {
      preview(typeId: $typeId) {
        instructions
        form
        sampleInput
        entry {
          ...FeedEntryFields
          why {
            message
          }
          requirements {
            text
            met
          }
          lock {
            missing {
              code
              message
              qualificationId
              qualificationName
              options {
                code
                message
                qualificationId
                qualificationName
              }
            }
          }
        }
      }
    }
  `),
  FeedEntryFieldsFragment,
);

export type Preview = NonNullable<PreviewQuery['preview']>;

/** A look at the work before accepting; null when it is gone. */
export function previewOptions(typeId: string) {
  return queryOptions({
    queryKey: ['feed', 'preview', typeId],
    queryFn: () => request(PreviewDocument, { typeId }).then(({ preview }) => preview ?? null),
    meta: { topics: ['feed'] },
  });
}
