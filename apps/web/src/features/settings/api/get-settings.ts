import { queryOptions } from '@tanstack/react-query';
import type { SettingsQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const SettingsDocument = graphql(`
  query Settings {
    cluster {
      settings {
        path
        value
        default
        meaning
      }
    }
  }
`);

export type Setting = SettingsQuery['cluster']['settings'][number];

/** Every setting of the cluster file with its value, its default and what it means. */
export function settingsOptions() {
  return queryOptions({
    queryKey: ['settings'],
    queryFn: () => request(SettingsDocument).then(({ cluster }) => cluster.settings),
    staleTime: 60_000,
  });
}
