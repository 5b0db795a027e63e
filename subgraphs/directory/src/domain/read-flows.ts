import { flowKinds, type FlowKind } from '@exchange/cluster';
import type { DirectoryDeps } from '../deps.ts';
import { askEachPartition } from './ask-each-partition.ts';

const deadlineMs = 3_000;

const secondsOf = { HOUR: 3_600, DAY: 86_400 } as const;
export type FlowWindow = keyof typeof secondsOf;

type Counts = Record<FlowKind, number>;
export type SlotFlow = Counts & {
  readonly fromPartitionId: string;
  readonly toPartitionId: string;
};

/** Slots that went between each pair of partitions, the largest flow first. */
export async function readFlows(deps: DirectoryDeps, window: FlowWindow) {
  const question = { role: 'requester', partitionId: null } as const;
  const { answers, missing } = await askEachPartition(deps, question, (partitionId) =>
    deps.nodes.call(
      'readFlows',
      { partitionId, seconds: secondsOf[window] },
      { deadlineMs, attempts: 1 },
    ),
  );
  const links = answers.flatMap(({ partitionId, answer }) => joinKinds(partitionId, answer.flows));
  return {
    window,
    missing,
    at: deps.database.clock.now(),
    links: links.sort((one, other) => sizeOf(other) - sizeOf(one)),
  };
}

/** One line for each holder. A kind that another version of the program writes is left out. */
function joinKinds(
  fromPartitionId: string,
  flows: readonly { readonly holder: string; readonly kind: string; readonly slots: number }[],
): SlotFlow[] {
  return [...Map.groupBy(flows, ({ holder }) => holder)].map(([toPartitionId, group]) => {
    const counts = Object.fromEntries(flowKinds.map((kind) => [kind, 0])) as Counts;
    for (const { kind, slots } of group) {
      const known = flowKinds.find((candidate) => candidate === kind);
      if (known !== undefined) counts[known] += slots;
    }
    return { fromPartitionId, toPartitionId, ...counts };
  });
}

function sizeOf(link: Counts): number {
  return flowKinds.reduce((sum, kind) => sum + link[kind], 0);
}
