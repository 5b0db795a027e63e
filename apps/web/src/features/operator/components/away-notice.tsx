import { Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { isAway } from '../logic/node-state.ts';

interface AwayNoticeProps {
  readonly nodes: readonly {
    readonly id: string;
    readonly state: string;
    readonly heartbeatAt: string;
  }[];
  /** Nodes that serve a partition now; one that serves none may stay away. */
  readonly serving: ReadonlySet<string>;
}

/** Says which part of the page may be old, and since when. */
export function AwayNotice({ nodes, serving }: AwayNoticeProps) {
  const away = nodes.filter((node) => isAway(node.state) && serving.has(node.id));
  if (away.length === 0) return null;
  return (
    <Alert
      color="orange"
      icon={<IconPlugConnectedX size={18} aria-hidden />}
      title={away.length === 1 ? 'A node is away' : `${away.length} nodes are away`}
    >
      {away.map((node) => (
        <div key={node.id}>
          <b>{node.id}</b> was last heard of <RelativeTime at={node.heartbeatAt} />. What is shown
          of its partitions is from then; people who live there wait, all others go on.
        </div>
      ))}
    </Alert>
  );
}
