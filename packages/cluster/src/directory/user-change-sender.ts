import type { OwnerKey } from '@exchange/kernel';
import type { Queryable, Statement } from '@exchange/partitions';
import type { Log } from '../node-module.ts';
import { directoryChannels } from './channels.ts';
import { packUserChanges } from './pack-user-changes.ts';
import type { UserChange } from './types.ts';

const everyMs = 200;
/** Users waiting to be told; beyond it news is dropped, since pages also look by themselves. */
const mostWaiting = 20_000;

const notifyStatement: Statement = {
  name: 'directory-notify-users',
  text: `
    select pg_notify('${directoryChannels.userChanges}', payload)
      from unnest($1::text[]) as p (payload)`,
};

export interface UserChangeSender {
  add(changes: readonly UserChange[]): void;
  /** Sends what is waiting now. Never throws. */
  flush(): Promise<void>;
}

/** Collects changes for a moment and sends each user's topics once. Best effort by design. */
export function createUserChangeSender(database: Queryable, log: Log): UserChangeSender {
  let waiting = new Map<OwnerKey, Set<string>>();
  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<void> = Promise.resolve();

  async function send(): Promise<void> {
    const changes = [...waiting].map(([ownerKey, topics]) => ({ ownerKey, topics: [...topics] }));
    waiting = new Map();
    if (changes.length === 0) return;
    try {
      await database.query(notifyStatement, [packUserChanges(changes)]);
    } catch (err) {
      log.warn({ err, users: changes.length }, 'pages were not told of changes');
    }
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    sending = sending.then(send);
    return sending;
  }

  return {
    flush,
    add(changes) {
      for (const { ownerKey, topics } of changes) {
        const known = waiting.get(ownerKey);
        if (known === undefined && waiting.size >= mostWaiting) continue;
        const all = known ?? new Set<string>();
        for (const topic of topics) all.add(topic);
        waiting.set(ownerKey, all);
      }
      if (waiting.size === 0) return;
      timer ??= setTimeout(() => void flush(), everyMs).unref();
    },
  };
}
