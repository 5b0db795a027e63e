export { addLoad } from './add-load.ts';
export { purgeLoads } from './purge-loads.ts';
export { readLoads, type UserLoad } from './read-loads.ts';
export { readPartitionLoads, type PartitionLoad } from './read-partition-loads.ts';
export * from './types.ts';
export { writeLoadSummaries } from './write-summaries.ts';
