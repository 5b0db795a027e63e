/** NOTIFY channels of the directory database. Triggers send all but the last. */
export const directoryChannels = {
  /** Payload: the owner key whose placement changed. */
  placements: 'placements',
  /** A node or the claim of a partition changed. */
  nodes: 'nodes',
  taskInfo: 'task_info',
  /** Payload: the partitions from and to which somebody moves, with a space between. */
  moves: 'moves',
  /** Payload: a JSON list of changes; see `parseUserChanges`. */
  userChanges: 'user_changes',
} as const;

/** Stands for every operator in a change that pages are told of. No owner key looks like it. */
export const operatorsKey = '*operators';
