import { directoryChannels, operatorsKey, parseUserChanges } from '@exchange/cluster';
import { ExchangeError, type OwnerKey } from '@exchange/kernel';
import type { Directory as DirectoryDatabase } from '@exchange/partitions';
import type { Identity } from '../viewer/identity.ts';
import { keepMs, RecentChanges } from './recent-changes.ts';

const gatherMs = 100;
const heartbeatMs = 15_000;
/** Topics waiting for one stream; beyond it the page is told to look at everything. */
const mostTopics = 500;
/** A stream whose reader does not read is ended rather than kept in memory. */
const mostUnsentBytes = 256 * 1024;
/** A request for a stream may have waited this long in the browser after the page said its age. */
const openingMs = 2_000;

/** Where a stream's text goes: a response, or a list in a test. */
export interface EventSink {
  write(text: string): void;
  end(): void;
  readonly unsentBytes: number;
}

interface EventStream {
  identity: Identity;
  readonly sink: EventSink;
  topics: Set<string>;
  /** Who asks now; null when the session or key has ended. */
  readonly identify: () => Promise<Identity | null>;
}

export interface EventHub {
  /**
   * Opens a stream for an account and returns what closes it; it begins with what changed since the
   * page that opens it began to read, `ageMs` ago. Throws RATE_LIMITED beyond the bound.
   */
  open(
    identity: Identity,
    ageMs: number,
    sink: EventSink,
    identify: () => Promise<Identity | null>,
  ): () => void;
  /** An account changed: its streams end with their session and follow its roles. Null: all may have. */
  recheck(accountId: string | null): void;
  close(): Promise<void>;
}

/** Tells open pages which of their topics changed, from the notices that nodes send by the directory. */
export async function createEventHub(
  database: DirectoryDatabase,
  mostPerAccount: number,
): Promise<EventHub> {
  const streams = new Set<EventStream>();
  const byOwner = new Map<OwnerKey, Set<EventStream>>();
  const byAccount = new Map<string, Set<EventStream>>();
  const waiting = new Set<EventStream>();
  const recent = new RecentChanges(Date.now());
  let timer: NodeJS.Timeout | null = null;

  function enter(stream: EventStream): void {
    for (const owner of ownersOf(stream.identity)) addTo(byOwner, owner, stream);
  }

  function leave(stream: EventStream): void {
    for (const owner of ownersOf(stream.identity)) removeFrom(byOwner, owner, stream);
  }

  function close(stream: EventStream): void {
    if (!streams.delete(stream)) return;
    leave(stream);
    waiting.delete(stream);
    removeFrom(byAccount, stream.identity.viewer.accountId, stream);
    stream.sink.end();
  }

  function tell(stream: EventStream, topics: readonly string[]): void {
    for (const topic of topics) stream.topics.add(topic);
    if (stream.topics.size > mostTopics) stream.topics = new Set(everything);
    waiting.add(stream);
    timer ??= setTimeout(send, gatherMs).unref();
  }

  function send(): void {
    timer = null;
    for (const stream of waiting) {
      const topics = [...stream.topics];
      stream.topics = new Set();
      write(stream, `event: change\ndata: ${JSON.stringify({ topics })}\n\n`);
    }
    waiting.clear();
  }

  function write(stream: EventStream, text: string): void {
    if (stream.sink.unsentBytes > mostUnsentBytes) close(stream);
    else stream.sink.write(text);
  }

  /** News was missed: pages look at everything. */
  function tellAll(): void {
    recent.forget(Date.now());
    for (const stream of streams) tell(stream, everything);
  }

  function tellOwner(owner: OwnerKey, topics: readonly string[]): void {
    recent.add(owner, topics, Date.now());
    for (const stream of byOwner.get(owner) ?? []) tell(stream, topics);
  }

  const heartbeat = setInterval(() => {
    recent.prune(Date.now());
    for (const stream of streams) write(stream, ': still here\n\n');
  }, heartbeatMs).unref();

  const stops = await Promise.all([
    database.listen(directoryChannels.userChanges, (payload) => {
      if (payload === null) {
        tellAll();
        return;
      }
      for (const { ownerKey, topics } of parseUserChanges(payload)) tellOwner(ownerKey, topics);
    }),
    database.listen(directoryChannels.nodes, () => {
      tellOwner(operatorsKey, ['cluster']);
    }),
    database.listen(directoryChannels.moves, () => {
      tellOwner(operatorsKey, ['moves']);
    }),
  ]);

  async function recheckStream(stream: EventStream): Promise<void> {
    const identity = await stream.identify();
    if (!streams.has(stream)) return;
    if (identity === null) {
      close(stream);
      return;
    }
    leave(stream);
    stream.identity = identity;
    enter(stream);
  }

  return {
    open(identity, ageMs, sink, identify) {
      const { accountId } = identity.viewer;
      if ((byAccount.get(accountId)?.size ?? 0) >= mostPerAccount) {
        throw new ExchangeError(
          'RATE_LIMITED',
          `An account can have ${String(mostPerAccount)} event streams open: close a page.`,
        );
      }
      const stream: EventStream = { identity, sink, topics: new Set(), identify };
      streams.add(stream);
      addTo(byAccount, accountId, stream);
      enter(stream);
      const sinceMs = Date.now() - Math.min(ageMs + openingMs, keepMs);
      const missed = recent.since(ownersOf(identity), sinceMs) ?? everything;
      if (missed.length > 0) tell(stream, missed);
      return () => {
        close(stream);
      };
    },
    recheck(accountId) {
      const concerned = accountId === null ? streams : (byAccount.get(accountId) ?? []);
      for (const stream of [...concerned]) {
        // Who it is cannot be told: better no stream, the page opens another.
        recheckStream(stream).catch(() => {
          close(stream);
        });
      }
    },
    async close() {
      clearInterval(heartbeat);
      if (timer !== null) clearTimeout(timer);
      for (const stream of [...streams]) close(stream);
      for (const stop of stops) await stop();
    },
  };
}

/** Instead of the topics: nobody knows which changed. */
const everything = ['*'];

function ownersOf({ viewer }: Identity): OwnerKey[] {
  // A key that may not read the cluster does not hear of it either.
  const operates = viewer.roles.includes('operator') && viewer.scopes.includes('operator:read');
  const operators = operates ? operatorsKey : null;
  return [viewer.requester, viewer.performer, operators].filter((owner) => owner !== null);
}

function addTo(map: Map<string, Set<EventStream>>, key: string, stream: EventStream): void {
  map.set(key, (map.get(key) ?? new Set()).add(stream));
}

function removeFrom(map: Map<string, Set<EventStream>>, key: string, stream: EventStream): void {
  const streams = map.get(key);
  streams?.delete(stream);
  if (streams?.size === 0) map.delete(key);
}
