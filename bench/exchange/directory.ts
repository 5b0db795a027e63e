import type { GroupDraw } from '@exchange/affinity';

/** What a requester partition says of a type (N6). */
export interface TaskInfo {
  readonly typeId: string;
  readonly partitionId: string;
  readonly availableSlots: number;
  readonly openTasks: number;
  readonly totalTasks: number;
  readonly earliestDeadlineAt: number | null;
  readonly oldestAt: number;
  readonly describedAt: number;
  /** Accepts of it that all groups together would make in an hour. */
  readonly drawsPerHour: number;
}

/** A node that wants to hear of news at once. */
interface Listener {
  readonly partitionId: string;
  readonly isListening: () => boolean;
  readonly tell: (typeIds: readonly string[]) => void;
}

/** The global task information and the group profiles, as last published. */
export class Directory {
  readonly taskInfo = new Map<string, TaskInfo>();
  readonly draws = new Map<string, GroupDraw>();
  readonly #listeners: Listener[] = [];

  /** News are told at once to those who listen; the rest is there for whoever looks. */
  publishTasks(rows: readonly TaskInfo[], told: ReadonlySet<string>): void {
    const news = rows
      .filter((row) => row.availableSlots > 0)
      .filter((row) => (this.taskInfo.get(row.typeId)?.availableSlots ?? 0) === 0)
      .map((row) => row.typeId);
    for (const row of rows) this.taskInfo.set(row.typeId, row);
    if (news.length === 0) return;
    for (const { partitionId, isListening, tell } of this.#listeners) {
      const unheard = news.filter((typeId) => !told.has(`${partitionId} ${typeId}`));
      if (unheard.length > 0 && isListening()) tell(unheard);
    }
  }

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }
}
