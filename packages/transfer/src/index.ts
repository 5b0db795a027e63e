export * from './list-away.ts';
export { tablesOf } from './manifest/tables-of.ts';
export * from './move-refused.ts';
export * from './open-transfer.ts';
export { purgeFences } from './purge-fences.ts';
export { awayChannel } from './sql/owner-state.ts';
export { wholeDigestRows } from './sql/read-digest.ts';
export * from './types.ts';
