export * from './move-refused.ts';
export * from './types.ts';
