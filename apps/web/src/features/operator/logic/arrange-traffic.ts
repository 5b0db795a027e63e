interface Flow {
  readonly fromPartitionId: string;
  readonly toPartitionId: string;
  readonly pulled: number;
  readonly pushed: number;
  readonly single: number;
  readonly delivered: number;
}

interface MoveFacts {
  readonly from: string;
  readonly to: string;
  /** 0 to 1. */
  readonly progress: number;
}

/** Work that went between two partitions; `step` is 1 to 4, by how much it is beside the largest. */
export interface WorkThread {
  readonly kind: 'work';
  readonly from: string;
  readonly to: string;
  readonly slots: number;
  readonly delivered: number;
  readonly step: 1 | 2 | 3 | 4;
}

/** Users who are on their way from one partition to another. */
export interface MoveThread {
  readonly kind: 'move';
  readonly from: string;
  readonly to: string;
  readonly users: number;
  /** Mean of theirs, 0 to 1. */
  readonly progress: number;
}

export type Thread = WorkThread | MoveThread;

/** More than these cannot be told apart. */
export const mostWorkThreads = 60;

/** What is drawn between partitions: the most work first, moves above it. */
export function arrangeTraffic(flows: readonly Flow[], moves: readonly MoveFacts[]): Thread[] {
  return [...workThreads(flows), ...moveThreads(moves)];
}

function workThreads(flows: readonly Flow[]): WorkThread[] {
  const slotsOf = (flow: Flow): number => flow.pulled + flow.pushed + flow.single;
  const most = Math.max(1, ...flows.map(slotsOf));
  return flows
    .filter((flow) => slotsOf(flow) + flow.delivered > 0)
    .sort((one, other) => slotsOf(other) - slotsOf(one))
    .slice(0, mostWorkThreads)
    .map((flow) => ({
      kind: 'work',
      from: flow.fromPartitionId,
      to: flow.toPartitionId,
      slots: slotsOf(flow),
      delivered: flow.delivered,
      step: stepOf(slotsOf(flow) / most),
    }));
}

function stepOf(share: number): WorkThread['step'] {
  if (share > 0.5) return 4;
  if (share > 0.2) return 3;
  return share > 0.05 ? 2 : 1;
}

function moveThreads(moves: readonly MoveFacts[]): MoveThread[] {
  const byWay = new Map<string, MoveFacts[]>();
  for (const move of moves) {
    const way = `${move.from} ${move.to}`;
    byWay.set(way, [...(byWay.get(way) ?? []), move]);
  }
  return [...byWay.values()].flatMap((group): MoveThread[] => {
    const [first] = group;
    if (first === undefined) return [];
    const progress = group.reduce((sum, move) => sum + move.progress, 0) / group.length;
    return [{ kind: 'move', from: first.from, to: first.to, users: group.length, progress }];
  });
}
