import type { OwnerKey } from '@exchange/kernel';

/** How long changes are remembered: what is older, pages read before their stream opens. */
export const keepMs = 60_000;
const mostTopics = 100_000;

/**
 * What changed for whom lately. A page reads its data and opens its stream at about the same time:
 * what changes between the two would be in neither, were it not told when the stream opens.
 */
export class RecentChanges {
  readonly #byOwner = new Map<OwnerKey, Map<string, number>>();
  #topics = 0;
  #knownSinceMs: number;

  constructor(startedAtMs: number) {
    this.#knownSinceMs = startedAtMs;
  }

  add(owner: OwnerKey, topics: readonly string[], atMs: number): void {
    if (this.#topics + topics.length > mostTopics) this.forget(atMs);
    const known = this.#byOwner.get(owner) ?? new Map<string, number>();
    this.#topics -= known.size;
    for (const topic of topics) known.set(topic, atMs);
    this.#topics += known.size;
    this.#byOwner.set(owner, known);
  }

  /** Topics of owners that changed at `sinceMs` or after it; null when that is not known. */
  since(owners: readonly OwnerKey[], sinceMs: number): string[] | null {
    if (sinceMs <= this.#knownSinceMs) return null;
    return owners
      .flatMap((owner) => [...(this.#byOwner.get(owner) ?? [])])
      .flatMap(([topic, atMs]) => (atMs >= sinceMs ? [topic] : []));
  }

  /** News were missed: nothing is known of the time before. */
  forget(nowMs: number): void {
    this.#byOwner.clear();
    this.#topics = 0;
    this.#knownSinceMs = nowMs;
  }

  /** Drops what no page can ask for any more. */
  prune(nowMs: number): void {
    for (const [owner, known] of this.#byOwner) {
      for (const [topic, atMs] of known) {
        if (nowMs - atMs > keepMs && known.delete(topic)) this.#topics -= 1;
      }
      if (known.size === 0) this.#byOwner.delete(owner);
    }
  }
}
