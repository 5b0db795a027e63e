export * from './accounts.ts';
export * from './post-transfers.ts';
export * from './transfers.ts';
