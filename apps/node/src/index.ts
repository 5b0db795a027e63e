export type { ModuleFactories } from './create-modules.ts';
export type { NodeDatabases } from './open-databases.ts';
export { startNode, type RunningNode, type StartNodeOptions } from './start-node.ts';
