import { believedSeconds, type TargetType } from '@exchange/affinity';
import type { GrantedLease } from '@exchange/leases';
import type { EventQueue } from './event-queue.ts';
import type { TaskInfo } from './directory.ts';
import { categoryOf } from './group-memory.ts';
import type { World, WorldType } from './world.ts';

export interface FarType extends TargetType {
  readonly partitionId: string;
  /** Accepts of it that all groups together would make in an hour. */
  readonly drawsPerHour: number;
  readonly deadlineAt: number | null;
  /** Until when what was said of its slots is believed. */
  readonly believedUntil: number;
}

type Counts = Pick<
  FarType,
  'slots' | 'tasks' | 'totalTasks' | 'drawsPerHour' | 'deadlineAt' | 'believedUntil'
>;

/** Who was told that there is none asks again for what was published this much later. */
const emptyRestMs = 45_000;

/** What the directory said when it was last read, less what was taken since. */
export class FarTypes {
  readonly #types = new Map<string, FarType>();
  readonly #emptyAt = new Map<string, number>();
  readonly #terms: ReadonlyMap<string, WorldType>;
  readonly #queue: EventQueue;

  constructor(world: World, queue: EventQueue) {
    this.#queue = queue;
    this.#terms = new Map(world.types.map((type) => [type.typeId, type]));
  }

  get size(): number {
    return this.#types.size;
  }

  get(typeId: string): FarType | undefined {
    const type = this.#types.get(typeId);
    return type === undefined ? undefined : this.#current(type);
  }

  list(): FarType[] {
    return [...this.#types.values()].map((type) => this.#current(type));
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
      drawsPerHour: info.drawsPerHour,
      deadlineAt: info.earliestDeadlineAt,
      believedUntil:
        info.describedAt + 1_000 * believedSeconds(info.availableSlots, info.drawsPerHour),
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
      drawsPerHour: known?.drawsPerHour ?? 0,
      deadlineAt: known?.deadlineAt ?? null,
      believedUntil: known?.believedUntil ?? Number.POSITIVE_INFINITY,
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

  #current(type: FarType): FarType {
    return type.believedUntil < this.#queue.now && type.slots > 0 ? { ...type, slots: 0 } : type;
  }

  #set(typeId: string, counts: Counts): void {
    const terms = this.#terms.get(typeId);
    if (terms === undefined) return;
    this.#types.set(typeId, {
      ...{ typeId, partitionId: `r${terms.requesterNode}`, requesterKey: terms.requesterKey },
      ...{ category: categoryOf(terms), keywords: [], rewardMinor: terms.rewardMinor },
      ...{ timeAllowedSeconds: 600, near: 0, ...counts },
    });
  }
}
