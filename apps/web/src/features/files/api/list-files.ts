import { queryOptions } from '@tanstack/react-query';
import { askFiles } from '#components/files/ask-files.ts';

export interface OwnFile {
  readonly name: string;
  readonly bytes: number;
}

export interface OwnFiles {
  readonly files: readonly OwnFile[];
  readonly used: {
    readonly bytes: number;
    readonly files: number;
    readonly mostBytes: number;
    readonly mostFiles: number;
  };
}

/** The first thousand of the viewer's files, and how much they all take. */
export function filesOptions() {
  return queryOptions({
    queryKey: ['files'],
    queryFn: async () => (await (await askFiles('GET', '/api/files')).json()) as OwnFiles,
  });
}
