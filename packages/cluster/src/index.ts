export * from './config.ts';
export * from './contract/messages.ts';
export * from './contract/procedures.ts';
export * from './contract/values.ts';
export * from './directory/types.ts';
export * from './node-module.ts';
export * from './rpc/types.ts';
