import type { Directory } from '@exchange/cluster';

/** Collects what pages should look at again, and tells after the commit. */
export class ChangedTopics {
  readonly #byOwner = new Map<string, Set<string>>();

  add(ownerKey: string, ...topics: readonly string[]): void {
    const known = this.#byOwner.get(ownerKey) ?? new Set();
    for (const topic of topics) known.add(topic);
    this.#byOwner.set(ownerKey, known);
  }

  tell(directory: Directory): void {
    if (this.#byOwner.size === 0) return;
    directory.notifyUsers(
      [...this.#byOwner].map(([ownerKey, topics]) => ({ ownerKey, topics: [...topics] })),
    );
  }
}
