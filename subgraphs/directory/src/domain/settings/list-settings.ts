import { clusterFileSchema, type ClusterConfig } from '@exchange/cluster';
import { settingMeanings } from './meanings.ts';

/** A setting with its value and default as JSON. */
export interface Setting {
  readonly path: string;
  readonly value: string;
  readonly default: string | null;
  readonly meaning: string;
}

/** Sections that may be shown: neither secrets nor addresses with passwords. */
const sections = ['placement', 'supply', 'feed', 'history', 'moves', 'assessment'] as const;

/** Every setting, in the order of the file. */
export function listSettings(config: ClusterConfig): Setting[] {
  const values = new Map<string, unknown>([
    ['directory.poolSize', config.directory.poolSize],
    ...flatten('gateway', config.gateway),
    ...flatten('files', withoutKeys(config.files)),
    ...sections.flatMap((name) => flatten(name, config[name])),
  ]);
  const defaults = readDefaults();
  return [...values].map(([path, value]) => ({
    path,
    value: JSON.stringify(value),
    default: defaults.has(path) ? JSON.stringify(defaults.get(path)) : null,
    meaning: settingMeanings[path] ?? '',
  }));
}

/** Of a bucket only where it is. */
function withoutKeys({ s3, ...files }: ClusterConfig['files']) {
  return { ...files, s3: s3 === null ? null : `${s3.endpoint}/${s3.bucket}` };
}

function readDefaults(): ReadonlyMap<string, unknown> {
  const { shape } = clusterFileSchema;
  const url = 'postgres://exchange@localhost/directory';
  return new Map([
    ['directory.poolSize', shape.directory.parse({ url }).poolSize] as const,
    ...flatten('gateway', shape.gateway.parse({})),
    ...flatten('files', withoutKeys(shape.files.parse({}))),
    ...sections.flatMap((name) => flatten(name, shape[name].parse(undefined))),
  ]);
}

function flatten(path: string, value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) => flatten(`${path}.${name}`, inner));
}
