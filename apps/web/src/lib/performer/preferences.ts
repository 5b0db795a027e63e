import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';
import type { PreferencesQuery, UpdatePreferencesInput } from '#gql';
import { graphql, withFragments } from '#gql';
import { RequestError } from '../graphql/request-error.ts';
import { request } from '../graphql/request.ts';

const PreferenceFieldsFragment = graphql(`
  fragment PreferenceFields on Preferences {
    categories
    keywords
    days
    hours
    pacePerHour
    maxPerSession
    hiddenRequesters
    hiddenTypes
  }
`);

const PreferencesDocument = withFragments(
  graphql(`
    query Preferences {
      categories
      myself {
        id
        preferences {
          ...PreferenceFields
        }
      }
    }
  `),
  PreferenceFieldsFragment,
);

const UpdatePreferencesDocument = withFragments(
  graphql(`
    mutation UpdatePreferences($input: UpdatePreferencesInput!) {
      updatePreferences(input: $input) {
        __typename
        ... on UpdatePreferencesSuccess {
          performer {
            id
            preferences {
              ...PreferenceFields
            }
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
  `),
  PreferenceFieldsFragment,
);

export type Preferences = NonNullable<PreferencesQuery['myself']['preferences']>;

/** What a performer wishes, and the categories that exist. */
export function preferencesOptions() {
  return queryOptions({
    queryKey: ['preferences'],
    queryFn: () => request(PreferencesDocument),
    staleTime: 30_000,
  });
}

/** Replaces the wishes; what is now ordered or hidden differently is asked for again. */
export async function savePreferences(client: QueryClient, input: UpdatePreferencesInput) {
  const { updatePreferences } = await request(UpdatePreferencesDocument, { input });
  await client.invalidateQueries({ queryKey: ['preferences'] });
  void client.invalidateQueries({ queryKey: ['feed'] });
  return updatePreferences;
}

/** Changes some wishes, starting from those that hold now rather than from an old copy. */
export async function patchPreferences(
  client: QueryClient,
  change: (now: Preferences) => Partial<Preferences>,
): Promise<void> {
  const { myself } = await client.query({ ...preferencesOptions(), staleTime: 0 });
  if (!myself.preferences) throw new Error('Own preferences are missing from the answer');
  const next = { ...myself.preferences, ...change(myself.preferences) };
  const result = await savePreferences(client, next);
  if (result.__typename === 'InvalidInput') {
    const { message } = result;
    throw new RequestError({ code: 'BAD_USER_INPUT', message, retryable: false, requestId: null });
  }
}
