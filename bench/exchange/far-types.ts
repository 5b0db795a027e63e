import type { TargetType } from '@exchange/affinity';
import type { GrantedLease } from '@exchange/leases';
import type { TaskInfo } from './directory.ts';
import { categoryOf } from './group-memory.ts';
import type { World, WorldType } from './world.ts';

export interface FarType extends TargetType {
  readonly partitionId: string;
  readonly pressure: number;
}

/** Who was told that there is none asks again for what was published this much later. */
const emptyRestMs = 45_000;

/** What the directory said when it was last read, less what was taken since. */
export class FarTypes {
  readonly #types = new Map<string, FarType>();
  readonly #emptyAt = new Map<string, number>();
  readonly #terms: ReadonlyMap<string, WorldType>;

  constructor(world: World) {
    this.#terms = new Map(world.types.map((type) => [type.typeId, type]));
  }

  get size(): number {
    return this.#types.size;
  }

  get(typeId: string): FarType | undefined {
    return this.#types.get(typeId);
  }

  list(): FarType[] {
    return [...this.#types.values()];
  }

  read(info: TaskInfo | null): void {
    if (info === null) return;
    this.#set(info.typeId, {
      // A requester that said since then that it has none knows better than the directory.
      slots:
        info.describedAt > (this.#emptyAt.get(info.typeId) ?? -emptyRestMs) + emptyRestMs
          ? info.availableSlots
          : 0,
      tasks: info.openTasks,
      totalTasks: info.totalTasks,
      pressure: info.pressure,
    });
  }

  /** A type that an offer brought before the directory told of it. */
  learn(typeId: string, leases: readonly GrantedLease[]): void {
    const known = this.get(typeId);
    const tasks = new Set(leases.map((lease) => lease.taskId)).size;
    this.#set(typeId, {
      slots: known?.slots ?? 0,
      tasks: Math.max(known?.tasks ?? 0, tasks),
      totalTasks: Math.max(known?.totalTasks ?? 0, (known?.tasks ?? 0) + tasks),
      pressure: known?.pressure ?? 1,
    });
  }

  /** Fewer of them lie far than was thought. */
  take(typeId: string, slots: number): void {
    const type = this.get(typeId);
    if (type === undefined) return;
    this.#types.set(typeId, { ...type, slots: Math.max(0, type.slots - slots) });
  }

  /** The requester was asked, and has none left. */
  noteEmpty(typeId: string, at: number): void {
    this.#emptyAt.set(typeId, at);
    this.take(typeId, Number.POSITIVE_INFINITY);
  }

  #set(typeId: string, counts: Pick<FarType, 'slots' | 'tasks' | 'totalTasks' | 'pressure'>): void {
    const terms = this.#terms.get(typeId);
    if (terms === undefined) return;
    this.#types.set(typeId, {
      ...{ typeId, partitionId: `r${terms.requesterNode}`, requesterKey: terms.requesterKey },
      ...{ category: categoryOf(terms), keywords: [], rewardMinor: terms.rewardMinor },
      ...{ timeAllowedSeconds: 600, near: 0, ...counts },
    });
  }
}
